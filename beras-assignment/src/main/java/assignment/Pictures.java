package assignment;

import assignment.given.Plots;
import io.beras.autograder.Exercise;
import io.beras.core.Tensor;
import io.beras.plots.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Selects the images that a picture shows: images that a model predicted right, and images that it predicted wrong. */
public final class Pictures {

    private static final int SHOWN = 10;

    private Pictures() {}

    /**
     * Draws the first ten images that were predicted right and the first ten that were predicted wrong, as a PNG file.
     *
     * @param x images, (n, 784), pixels in [0, 1]
     * @param labels the correct digits, INT, (n)
     * @param probabilities the prediction for each image, (n, 10)
     * @return a line for the user: the file, or the reason why this computer cannot draw
     */
    public static String save(Path file, String title, Tensor x, Tensor labels, Tensor probabilities)
            throws IOException {
        int[] predicted = probabilities.argMax(1).toIntArray();
        int[] right = firstRight(predicted, labels.toIntArray(), SHOWN);
        int[] wrong = firstWrong(predicted, labels.toIntArray(), SHOWN);
        return Plots.selected(file, title, Predictions.of(x, labels, probabilities), right, wrong);
    }

    /**
     * Returns the positions of the first images that were predicted right, in ascending order.
     *
     * <p>Example: the predictions 4, 7, 1 and the labels 4, 2, 1 give the positions 0, 2.
     *
     * @param predicted the predicted label of each image
     * @param labels the correct label of each image
     * @param count the largest number of positions; fewer are returned if there are fewer
     */
    @Exercise(
            part = "pictures",
            step = "select",
            hints = {
                "Go through the images in order, and collect the positions where prediction and label are equal.",
                "Stop at count positions, or at the last image if there are fewer.",
                "A stream of the positions 0 to length, with filter for the comparison and limit for the count, gives the array."
            })
    public static int[] firstRight(int[] predicted, int[] labels, int count) {
        return IntStream.range(0, labels.length)
                .filter(i -> predicted[i] == labels[i])
                .limit(count)
                .toArray();
    }

    /**
     * Returns the positions of the first images that were predicted wrong, in ascending order.
     *
     * <p>Example: the predictions 4, 7, 1 and the labels 4, 2, 1 give the position 1.
     *
     * @param predicted the predicted label of each image
     * @param labels the correct label of each image
     * @param count the largest number of positions; fewer are returned if there are fewer
     */
    @Exercise(
            part = "pictures",
            step = "select",
            hints = {
                "Go through the images in order, and collect the positions where prediction and label differ.",
                "Stop at count positions, or at the last image if there are fewer.",
                "As firstRight, with the opposite comparison in the filter."
            })
    public static int[] firstWrong(int[] predicted, int[] labels, int count) {
        return IntStream.range(0, labels.length)
                .filter(i -> predicted[i] != labels[i])
                .limit(count)
                .toArray();
    }
}
