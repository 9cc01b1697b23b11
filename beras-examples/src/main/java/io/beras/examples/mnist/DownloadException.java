package io.beras.examples.mnist;

import java.io.IOException;

/** Reports a failed download, which leaves no partial files; the message is one sentence about all attempts. */
public final class DownloadException extends IOException {

    /** Creates an exception with this sentence. */
    public DownloadException(String message) {
        super(message);
    }

    /** Creates an exception with this sentence and its cause. */
    public DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
