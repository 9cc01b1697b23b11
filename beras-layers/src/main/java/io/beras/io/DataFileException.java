package io.beras.io;

import io.beras.core.messages.Quoted;
import java.io.IOException;

/**
 * Thrown for a data file that is missing, damaged or of the wrong kind. The message is one sentence that names the file, on
 * one line: each control character, such as a line break in the name of the file, becomes a "?".
 */
public final class DataFileException extends IOException {

    /** Creates an exception with this sentence. */
    public DataFileException(String message) {
        super(Quoted.oneLine(message));
    }

    /** Creates an exception with this sentence and the exception that caused it. */
    public DataFileException(String message, Throwable cause) {
        super(Quoted.oneLine(message), cause);
    }
}
