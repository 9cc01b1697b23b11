package io.beras.examples.inference;

import io.beras.core.Tensor;
import io.beras.core.config.Configurable;
import io.beras.data.images.ImageInput;
import io.beras.plots.Predictions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The images of a test with the predictions of a model, as the data of plots. */
public final class ImagePredictions {

    private ImagePredictions() {}

    /**
     * Returns the predictions for images; empty if the model takes no images.
     *
     * @param input what the model takes, or null if that is not known
     * @param x the images as the model takes them: flat or with axes for channels, rows and columns
     * @param labels the classes of the images: INT labels or one-hot rows
     * @param probabilities the probabilities of the classes, (n, classes)
     */
    public static Optional<Predictions> of(
            @Nullable Configurable input, Tensor x, Tensor labels, Tensor probabilities) {
        if (!(input instanceof ImageInput images)) {
            return Optional.empty();
        }
        Tensor pixels = x.reshape(x.size(0), images.channels(), images.height(), images.width());
        return Optional.of(Predictions.of(pixels, labels, probabilities));
    }

    /** Returns the predictions for the images of a test; empty if the model takes no images, or predicts no classes. */
    public static Optional<Predictions> of(SavedRun run, TestReport report, Tensor x) {
        if (report.confusion().isEmpty()) {
            return Optional.empty();
        }
        Tensor outputs = report.evaluation().predictions();
        return of(
                        run.model().info().input().orElse(null),
                        x,
                        report.targets(),
                        ClassProbabilities.of(run.model(), outputs))
                .map(predictions -> predictions.withClassNames(report.classNames()));
    }
}
