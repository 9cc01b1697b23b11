package io.beras.examples.cli;

import java.io.PrintStream;

/** Writes one line for each epoch: for files, pipes and build servers. */
public final class LogProgress implements TrainingProgress {

    private final PrintStream out;

    /** Creates a progress that writes to this stream and never closes it. */
    public LogProgress(PrintStream out) {
        this.out = out;
    }

    /** Writes nothing, because a log contains epochs only. */
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
