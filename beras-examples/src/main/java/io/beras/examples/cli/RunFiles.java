package io.beras.examples.cli;

import io.beras.examples.runs.RunFolder;
import io.beras.examples.training.TrainingOutcome;
import io.beras.io.AtomicFiles;
import io.beras.metrics.ConfusionMatrix;
import io.beras.models.History;
import io.beras.plots.HistoryPlot;
import io.beras.plots.MetricsPlot;
import io.beras.plots.PlotException;
import io.beras.plots.Predictions;
import io.beras.plots.PredictionsPlot;
import io.beras.plots.TrainingCurveData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that a training run writes: those of its folder and, if requested, a report.
 *
 * @param folder the folder of the run
 * @param report the file of the report, or null for no report
 */
record RunFiles(RunFolder folder, @Nullable Path report) {

    /** Returns true if the report has the path of a file of the run, or of a folder that contains the run. */
    boolean collide() {
        if (report == null) {
            return false;
        }
        Path path = normalized(report);
        return folder.files().stream().anyMatch(file -> normalized(file).startsWith(path));
    }

    /** Checks before a long training that all files can be written; creates nothing. */
    void requireWritable() throws IOException {
        for (Path file : folder.files()) {
            AtomicFiles.requireWritable(file);
        }
        if (report != null) {
            AtomicFiles.requireWritable(report);
        }
    }

    void writeHistory(History history) throws IOException {
        history.saveCsv(folder.historyCsv());
        history.saveJson(folder.historyJson());
    }

    void writeReport(TrainingOutcome outcome) throws IOException {
        if (report != null) {
            outcome.report().write(report);
        }
    }

    /** Writes the plots, and returns a sentence about a plot that is left out. */
    Optional<String> writePlots(TrainingOutcome outcome) throws PlotException, IOException {
        Optional<TrainingCurveData> curves = outcome.curves();
        if (curves.isPresent()) {
            MetricsPlot.of(outcome.title(), curves.get()).write(folder.metricsPlot());
        } else {
            HistoryPlot.of(outcome.title(), outcome.history()).write(folder.metricsPlot());
        }
        Optional<Predictions> predictions = outcome.predictions();
        if (predictions.isPresent()) {
            PredictionsPlot.of(outcome.title(), predictions.get(), outcome.seed())
                    .write(folder.predictionsPlot());
        }
        TestPlots plots = new TestPlots(folder, outcome.title());
        Optional<ConfusionMatrix> confusion = outcome.confusion();
        if (confusion.isPresent()) {
            return plots.writeConfusion(confusion.get(), outcome.data().classNames());
        }
        plots.writeRegression(outcome.targets(), outcome.test().predictions(), outcome.targetName());
        return Optional.empty();
    }

    private static Path normalized(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
