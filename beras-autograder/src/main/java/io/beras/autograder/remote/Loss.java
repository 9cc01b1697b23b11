package io.beras.autograder.remote;

/** Ends a connection that can't be used any longer, and explains why. */
@FunctionalInterface
interface Loss {

    /**
     * Returns the error for a test.
     *
     * @param operation what was asked for, such as "Dense.forward"
     * @param cause what went wrong
     */
    ConnectionLost of(String operation, Exception cause);
}
