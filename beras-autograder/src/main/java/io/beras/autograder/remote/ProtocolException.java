package io.beras.autograder.remote;

/** Reports a frame that no honest peer sends. */
final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }
}
