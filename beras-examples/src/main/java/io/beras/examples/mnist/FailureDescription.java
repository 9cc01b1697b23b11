package io.beras.examples.mnist;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Describes in a few words why a download or a file operation failed. */
final class FailureDescription {

    private FailureDescription() {}

    static String of(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "does not answer";
        }
        // The HTTP client gives no message for an unknown host or a closed port.
        if (failure instanceof ConnectException) {
            return "cannot be reached";
        }
        // The message of a FileSystemException is often only the path; getReason or the class name explain the failure.
        String reason =
                failure instanceof FileSystemException fileSystem ? fileSystem.getReason() : failure.getMessage();
        return Objects.requireNonNullElse(reason, failure.getClass().getSimpleName());
    }
}
