package io.beras.examples.mnist;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Why a file could not be had, in a few words. */
final class FailureReason {

    private FailureReason() {}

    static String of(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "does not answer";
        }
        // The HTTP client's own messages for an unknown host and a closed port are null.
        if (failure instanceof ConnectException) {
            return "cannot be reached";
        }
        // A file system's messages are mostly the bare path; why, it says elsewhere or with the exception's name.
        String reason =
                failure instanceof FileSystemException fileSystem ? fileSystem.getReason() : failure.getMessage();
        return Objects.requireNonNullElse(reason, failure.getClass().getSimpleName());
    }
}
