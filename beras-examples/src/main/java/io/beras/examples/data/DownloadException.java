package io.beras.examples.data;

import java.io.IOException;

/** A download failed and left nothing half-written behind; the message is one sentence that says what was tried. */
public final class DownloadException extends IOException {

    public DownloadException(String message) {
        super(message);
    }

    public DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
