package io.beras.examples.cli;

import io.beras.examples.training.TrainingOutcome;
import io.beras.io.AtomicFiles;
import io.beras.plots.MetricsPlot;
import io.beras.plots.PlotException;
import io.beras.plots.PredictionsPlot;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that a training run writes: two plots in a folder and, if requested, a report.
 *
 * @param folder the folder of the plots
 * @param report the file of the report, or null for no report
 */
record RunFiles(Path folder, @Nullable Path report) {

    /** Returns true if the report has the path of a plot, or of a folder that contains the plots. */
    boolean collide() {
        if (report == null) {
            return false;
        }
        Path path = normalized(report);
        return normalized(metrics()).startsWith(path)
                || normalized(predictions()).startsWith(path);
    }

    /** Checks before a long training that all files can be written; creates nothing. */
    void requireWritable() throws IOException {
        AtomicFiles.requireWritable(metrics());
        AtomicFiles.requireWritable(predictions());
        if (report != null) {
            AtomicFiles.requireWritable(report);
        }
    }

    void writeReport(TrainingOutcome outcome) throws IOException {
        if (report != null) {
            outcome.report().write(report);
        }
    }

    void writePlots(TrainingOutcome outcome) throws PlotException, IOException {
        MetricsPlot.write(metrics(), outcome.title(), outcome.curves());
        PredictionsPlot.write(predictions(), outcome.title(), outcome.predictions(), outcome.seed());
    }

    Path metrics() {
        return folder.resolve("metrics.png");
    }

    Path predictions() {
        return folder.resolve("predictions.png");
    }

    private static Path normalized(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
