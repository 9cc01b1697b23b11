package io.beras.examples.cli;

import java.io.PrintStream;

/** Writes one line an epoch: for files, pipes and build servers. */
public final class LogProgress implements TrainingProgress {

    private final PrintStream out;

    /** Makes a progress that writes to this stream and leaves it open. */
    public LogProgress(PrintStream out) {
        this.out = out;
    }

    /** Writes nothing: a log keeps epochs only. */
    @Override
    public void onBatchEnd(Batch batch) {}

    @Override
    public void onEpochEnd(Epoch epoch) {
        out.println(epoch.line());
        out.flush();
    }

    @Override
    public void close() {}
}
