package assignment.given;

import io.beras.core.Tensor;
import io.beras.plots.MetricsPlot;
import io.beras.plots.PlotException;
import io.beras.plots.Predictions;
import io.beras.plots.PredictionsPlot;
import io.beras.plots.TrainingCurveData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Draws the results of a training as PNG files. */
public final class Plots {

    /** The beginning of the line that names the file of a picture. */
    public static final String PICTURE = "Picture: ";

    private Plots() {}

    /**
     * Draws the loss and the accuracy of each batch.
     *
     * @param batches the "loss" and the "accuracy" of each batch, in order
     * @param batchesPerEpoch the number of batches in an epoch
     * @return a line for the user: the file, or the reason why this computer cannot draw
     */
    public static String curves(Path file, String title, List<Map<String, Double>> batches, int batchesPerEpoch)
            throws IOException {
        List<Double> losses = batches.stream().map(batch -> batch.get("loss")).toList();
        List<Double> accuracies =
                batches.stream().map(batch -> batch.get("accuracy")).toList();
        TrainingCurveData curves = new TrainingCurveData(losses, accuracies, batchesPerEpoch);
        return draw(file, () -> MetricsPlot.of(title, curves).write(file));
    }

    /**
     * Draws random images: up to ten that were predicted right, and up to ten that were predicted wrong.
     *
     * @param x images, (n, 784)
     * @param labels the digits on the images, INT, (n)
     * @param probabilities the prediction for each image, (n, 10)
     * @return a line for the user: the file, or the reason why this computer cannot draw
     */
    public static String predictions(Path file, String title, Tensor x, Tensor labels, Tensor probabilities)
            throws IOException {
        Predictions predictions = Predictions.of(x, labels, probabilities);
        return draw(file, () -> PredictionsPlot.of(title, predictions, 0).write(file));
    }

    /**
     * Draws the selected images: a row of right predictions, and a row of wrong predictions.
     *
     * @param right the positions of at most ten images in x
     * @param wrong the positions of at most ten images in x
     * @return a line for the user: the file, or the reason why this computer cannot draw
     */
    public static String selected(Path file, String title, Predictions predictions, int[] right, int[] wrong)
            throws IOException {
        return draw(
                file, () -> PredictionsPlot.of(title, predictions, right, wrong).write(file));
    }

    private static String draw(Path file, Drawing drawing) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            drawing.write();
            return PICTURE + file;
        } catch (PlotException e) {
            return "No picture: " + e.getMessage();
        }
    }

    private interface Drawing {
        void write() throws PlotException, IOException;
    }
}
