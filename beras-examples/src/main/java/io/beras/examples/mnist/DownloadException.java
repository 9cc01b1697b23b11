package io.beras.examples.mnist;

import java.io.IOException;

/** A download failed and left nothing half-written behind; the message is one sentence that says what was tried. */
public final class DownloadException extends IOException {

    /** Makes an exception with that sentence. */
    public DownloadException(String message) {
        super(message);
    }

    /** Makes an exception with that sentence, for a failure further down. */
    public DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
