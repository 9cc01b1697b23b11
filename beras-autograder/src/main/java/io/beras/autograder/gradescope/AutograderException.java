package io.beras.autograder.gradescope;

/** An autograder that cannot be made, or that failed its proof; the message is for the lecturer. */
public final class AutograderException extends Exception {

    private static final long serialVersionUID = 1L;

    AutograderException(String message) {
        super(message);
    }
}
