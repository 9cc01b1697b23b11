package io.beras.io;

import java.io.IOException;

/**
 * A data file is missing, damaged or not what was asked for; the message is one sentence that names the file.
 */
public final class DataFileException extends IOException {

    /** Makes an exception with that sentence. */
    public DataFileException(String message) {
        super(message);
    }

    /** Makes an exception with that sentence, for a failure further down. */
    public DataFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
