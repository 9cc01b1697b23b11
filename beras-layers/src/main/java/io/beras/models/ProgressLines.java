package io.beras.models;

import java.io.PrintStream;
import java.util.Map;

/** Prints a line for each epoch. */
final class ProgressLines implements Callback {

    private final PrintStream out;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        out.println(ProgressText.line(run, values));
        out.flush();
    }
}
