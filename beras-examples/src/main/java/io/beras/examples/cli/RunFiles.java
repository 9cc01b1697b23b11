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
 * Where a run leaves its files: two pictures in a folder and, where wanted, a report.
 *
 * @param folder the pictures' folder
 * @param report the report's file, or null where none is wanted
 */
record RunFiles(Path folder, @Nullable Path report) {

    /** Tells whether the report would take the place of a picture, or of a folder that the pictures go to. */
    boolean collide() {
        if (report == null) {
            return false;
        }
        Path place = normal(report);
        return normal(metrics()).startsWith(place) || normal(predictions()).startsWith(place);
    }

    /** Finds out, before an hour is spent on training, whether all of them can be written; leaves nothing behind. */
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

    void writePictures(TrainingOutcome outcome) throws PlotException, IOException {
        MetricsPlot.write(metrics(), outcome.title(), outcome.curves());
        PredictionsPlot.write(predictions(), outcome.title(), outcome.predictions(), outcome.seed());
    }

    Path metrics() {
        return folder.resolve("metrics.png");
    }

    Path predictions() {
        return folder.resolve("predictions.png");
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
