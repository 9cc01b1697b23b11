package io.beras.plots;

import java.util.stream.IntStream;

/**
 * Images with their labels and what a model made of them: the data behind {@link PredictionsPlot}.
 *
 * <p>The predicted label is the class of the greatest probability, and that probability is the confidence.
 */
public final class Predictions {

    /** Width and height of an image, in pixels. */
    static final int SIDE = 28;

    private final byte[] pixels;
    private final int[] labels;
    private final float[] probabilities;

    /**
     * Keeps these arrays; do not change them before the picture is drawn.
     *
     * @param pixels 28 × 28 bytes an image, row by row, 0 (paper) to 255 (ink), as in an IDX file
     * @param labels one class an image
     * @param probabilities one row an image, one column a class
     * @throws IllegalArgumentException if the lengths do not fit each other
     */
    public Predictions(byte[] pixels, int[] labels, float[] probabilities) {
        if (pixels.length != labels.length * SIDE * SIDE) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + labels.length + " labels; give 28 x 28 = 784 pixels a label.");
        }
        if (labels.length > 0 && (probabilities.length == 0 || probabilities.length % labels.length != 0)) {
            throw new IllegalArgumentException(probabilities.length + " probabilities for " + labels.length
                    + " labels; give one row of classes a label.");
        }
        this.pixels = pixels;
        this.labels = labels;
        this.probabilities = probabilities;
    }

    int size() {
        return labels.length;
    }

    int label(int image) {
        return labels[image];
    }

    int predictedLabel(int image) {
        return IntStream.range(0, classes())
                .reduce((best, other) -> probability(image, other) > probability(image, best) ? other : best)
                .orElseThrow();
    }

    double confidence(int image) {
        return probability(image, predictedLabel(image));
    }

    boolean isRight(int image) {
        return predictedLabel(image) == label(image);
    }

    /** Returns a pixel's ink, from 0 to 255. */
    int ink(int image, int row, int column) {
        return Byte.toUnsignedInt(pixels[(image * SIDE + row) * SIDE + column]);
    }

    private int classes() {
        return probabilities.length / labels.length;
    }

    private float probability(int image, int label) {
        return probabilities[image * classes() + label];
    }
}
