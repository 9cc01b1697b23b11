package io.beras.examples.mnist;

import java.util.OptionalLong;

/** Receives the progress of a download, from any thread. */
@FunctionalInterface
public interface DownloadProgress {

    /** Ignores the progress. */
    DownloadProgress SILENT = (fileName, receivedBytes, totalBytes) -> {};

    /**
     * Receives the number of bytes of a file so far; with a second mirror the number starts again at 0.
     *
     * @param totalBytes the size of the file, if the mirror sent it
     */
    void received(String fileName, long receivedBytes, OptionalLong totalBytes);
}
