package io.beras.io;

import java.io.IOException;

/**
 * Thrown for a data file that is missing, damaged or of the wrong kind. The message is one sentence that names the file.
 */
public final class DataFileException extends IOException {

    /** Creates an exception with this sentence. */
    public DataFileException(String message) {
        super(message);
    }

    /** Creates an exception with this sentence and the exception that caused it. */
    public DataFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
