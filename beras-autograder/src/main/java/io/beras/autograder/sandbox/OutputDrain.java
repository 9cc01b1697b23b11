package io.beras.autograder.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads all that a process prints, so that it never waits for its reader, and keeps the first 16 KB. */
final class OutputDrain {

    private static final int KEPT = 16 << 10;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    OutputDrain(Process process) {
        InputStream output = process.getInputStream();
        reader = new Thread(() -> drain(output), "output of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void drain(InputStream output) {
        byte[] buffer = new byte[8192];
        try (output) {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            // The process has ended; what it printed before is kept.
        }
    }

    private synchronized void keep(byte[] buffer, int count) {
        kept.write(buffer, 0, Math.min(count, KEPT - kept.size()));
    }

    /** Waits for the last output of a process that has ended; an orphan may hold the stream open. */
    void awaitEnd() {
        try {
            reader.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized String text() {
        return kept.toString(UTF_8);
    }
}
