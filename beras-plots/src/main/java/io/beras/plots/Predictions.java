package io.beras.plots;

import io.beras.core.Tensor;
import io.beras.data.images.LabeledImages;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Images of 28 × 28 pixels, their labels, and the probabilities that a model predicts: the data of
 * {@link PredictionsPlot}.
 *
 * <p>The predicted label is the class with the greatest probability, and this probability is the confidence. An image with a
 * probability of NaN has no predicted label, and is wrong.
 *
 * <pre>{@code
 * Evaluation test = model.evaluate(images, 1000);
 * Predictions predictions = Predictions.of(images, test.predictions());
 * Predictions fromTensors = Predictions.of(x, y, model.predict(x).softmax());   // of a model that predicts scores
 * }</pre>
 */
public final class Predictions {

    /** Width and height of an image, in pixels. */
    static final int SIDE = 28;

    private static final int FULL_INK = 255;

    private final byte[] pixels;
    private final int[] labels;
    private final float[] probabilities;

    /**
     * Stores these arrays without copying them; do not change them before the plot is drawn.
     *
     * @param pixels 28 × 28 bytes for each image, row by row, from 0 (paper) to 255 (ink), as in an IDX file
     * @param labels the class of each image
     * @param probabilities one row for each image, one column for each class
     * @throws IllegalArgumentException if the lengths do not match each other
     */
    public Predictions(byte[] pixels, int[] labels, float[] probabilities) {
        if (pixels.length != labels.length * SIDE * SIDE) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + labels.length + " labels; give 28 x 28 = 784 pixels a label.");
        }
        if (labels.length > 0 && (probabilities.length == 0 || probabilities.length % labels.length != 0)) {
            throw new IllegalArgumentException(probabilities.length + " probabilities for " + labels.length
                    + " labels; give one row of class probabilities per label.");
        }
        this.pixels = pixels;
        this.labels = labels;
        this.probabilities = probabilities;
    }

    /**
     * Returns the predictions for images of a data set.
     *
     * @param images n images of 28 × 28 pixels, with their labels
     * @param probabilities one row for each image, one column for each class: shape (n, classes)
     * @throws IllegalArgumentException if the sizes do not match each other
     */
    public static Predictions of(LabeledImages images, Tensor probabilities) {
        ByteBuffer pixels = ByteBuffer.allocate(images.size() * images.rows() * images.columns());
        for (int image = 0; image < images.size(); image++) {
            pixels.put(images.pixels(image));
        }
        return new Predictions(pixels.array(), images.labels().orElseThrow(), probabilities.toFloatArray());
    }

    /**
     * Returns the predictions for images in a tensor.
     *
     * @param images n · 784 pixels in [0, 1] in any shape: (n, 784), say, or (n, 1, 28, 28)
     * @param labels n INT labels, or one-hot rows of shape (n, classes)
     * @param probabilities one row for each image, one column for each class: shape (n, classes)
     * @throws IllegalArgumentException if the sizes do not match each other, or a pixel is not in [0, 1]
     */
    public static Predictions of(Tensor images, Tensor labels, Tensor probabilities) {
        Tensor classes = labels.dataType() == DataType.INT32 ? labels : labels.argMax(1);
        return new Predictions(bytes(images.toFloatArray()), classes.toIntArray(), probabilities.toFloatArray());
    }

    int size() {
        return labels.length;
    }

    int label(int image) {
        return labels[image];
    }

    /** Returns the class with the greatest probability, or −1 if a probability is NaN. */
    int predictedLabel(int image) {
        if (IntStream.range(0, classes()).anyMatch(label -> Float.isNaN(probability(image, label)))) {
            return -1;
        }
        return IntStream.range(0, classes())
                .reduce((best, other) -> probability(image, other) > probability(image, best) ? other : best)
                .orElseThrow();
    }

    /** Returns the probability of the predicted class; NaN if a probability is NaN. */
    double confidence(int image) {
        int predicted = predictedLabel(image);
        return predicted < 0 ? Double.NaN : probability(image, predicted);
    }

    /** Returns whether the predicted class is the correct class; false if a probability is NaN. */
    boolean isRight(int image) {
        int predicted = predictedLabel(image);
        return predicted >= 0 && predicted == label(image);
    }

    /** Returns the ink of a pixel, from 0 to 255. */
    int ink(int image, int row, int column) {
        return Byte.toUnsignedInt(pixels[(image * SIDE + row) * SIDE + column]);
    }

    private int classes() {
        return probabilities.length / labels.length;
    }

    private float probability(int image, int label) {
        return probabilities[image * classes() + label];
    }

    private static byte[] bytes(float[] pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
                throw new IllegalArgumentException("A pixel is " + pixels[i]
                        + ", but Predictions needs pixels in [0, 1]; undo the normalisation of the images.");
            }
            bytes[i] = (byte) Math.round(pixels[i] * FULL_INK);
        }
        return bytes;
    }
}
