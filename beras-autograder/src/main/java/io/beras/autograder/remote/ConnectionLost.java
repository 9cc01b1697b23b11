package io.beras.autograder.remote;

/**
 * Reports that the other process is gone, silent, or broke the protocol.
 *
 * <p>An {@link Error}, because code of tests and of students catches each {@link RuntimeException}.
 */
final class ConnectionLost extends AssertionError {

    private static final long serialVersionUID = 1;

    ConnectionLost(String message) {
        super(message);
    }

    ConnectionLost(String message, Throwable cause) {
        super(message, cause);
    }
}
