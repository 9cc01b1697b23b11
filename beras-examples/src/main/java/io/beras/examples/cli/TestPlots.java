package io.beras.examples.cli;

import io.beras.core.Tensor;
import io.beras.examples.runs.RunFolder;
import io.beras.metrics.ConfusionMatrix;
import io.beras.plots.Chart;
import io.beras.plots.ConfusionPlot;
import io.beras.plots.PlotException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The plots of a test: the confusion matrix of classes, or the predictions of a regression against the true values.
 *
 * @param folder the folder of the plots
 * @param title the title of the plots
 */
record TestPlots(RunFolder folder, String title) {

    /** Writes the confusion matrix, or returns why it is left out. */
    Optional<String> writeConfusion(ConfusionMatrix counts, List<String> classNames) throws PlotException, IOException {
        if (counts.classes() > ConfusionPlot.MOST_CLASSES) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s is left out: %d classes are more than the %d that a plot can show; beras evaluate --json prints"
                            + " their counts.",
                    folder.confusionPlot().getFileName(),
                    counts.classes(),
                    ConfusionPlot.MOST_CLASSES));
        }
        ConfusionPlot.of(title, counts, classNames).write(folder.confusionPlot());
        return Optional.empty();
    }

    /** Writes a dot for each test sample; a right prediction is on the line. */
    void writeRegression(Tensor targets, Tensor predictions, String target) throws PlotException, IOException {
        double[] y = targets.toDoubleArray();
        double[] p = predictions.toDoubleArray();
        double[] ends = {
            Arrays.stream(y).min().orElse(0), Arrays.stream(y).max().orElse(0)
        };
        String unit = target.isEmpty() ? "value" : target;
        new Chart(title, "true " + unit, "predicted " + unit)
                .dots("test samples", y, p)
                .line("predicted = true", ends, ends)
                .write(folder.predictionsPlot());
    }
}
