package io.beras.data;

import java.io.IOException;

/**
 * A data file is missing, damaged or not what was asked for; the message is one sentence that names the file.
 */
public final class DataFileException extends IOException {

    public DataFileException(String message) {
        super(message);
    }

    public DataFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
