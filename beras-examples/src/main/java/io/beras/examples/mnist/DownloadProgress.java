package io.beras.examples.mnist;

import java.util.OptionalLong;

/** Is told how a download goes on, in any thread. */
@FunctionalInterface
public interface DownloadProgress {

    /** Hears nothing. */
    DownloadProgress SILENT = (fileName, receivedBytes, totalBytes) -> {};

    /**
     * Hears how much of a file has arrived; a second mirror begins again at 0.
     *
     * @param totalBytes the file's size, if the mirror announced it
     */
    void received(String fileName, long receivedBytes, OptionalLong totalBytes);
}
