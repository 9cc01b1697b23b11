package io.beras.examples.cli;

import io.beras.examples.mnist.DownloadProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;

/** Shows the progress of a download in one line of a terminal, redraws the line, and erases it at the end. */
public final class DownloadDisplay implements DownloadProgress, AutoCloseable {

    private static final long REFRESH_NANOS = 100_000_000;

    private final PrintStream out;
    private int width;
    private long nextDrawing = System.nanoTime();

    /** Creates a display that draws on this stream and never closes it; the stream should be a terminal. */
    public DownloadDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void received(String fileName, long receivedBytes, OptionalLong totalBytes) {
        if (System.nanoTime() - nextDrawing >= 0) {
            nextDrawing = System.nanoTime() + REFRESH_NANOS;
            String total = totalBytes.isPresent() ? " of " + megabytes(totalBytes.getAsLong()) : "";
            draw("downloading " + fileName + "  " + megabytes(receivedBytes) + total + " MB");
        }
    }

    /** Erases the line. */
    @Override
    public synchronized void close() {
        draw("");
        out.print("\r");
        out.flush();
    }

    private void draw(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
