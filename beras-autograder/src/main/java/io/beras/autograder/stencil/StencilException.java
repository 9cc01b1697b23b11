package io.beras.autograder.stencil;

/** A stencil that cannot be made, or that failed one of its proofs; the message names file, line and remedy. */
public final class StencilException extends Exception {

    private static final long serialVersionUID = 1;

    /** Creates the exception with a message for the lecturer. */
    public StencilException(String message) {
        super(message);
    }
}
