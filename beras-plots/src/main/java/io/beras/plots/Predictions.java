package io.beras.plots;

import io.beras.core.Tensor;
import io.beras.data.images.LabeledImages;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Images of any size, their labels, and the probabilities that a model predicts: the data of {@link PredictionsPlot} and
 * {@link MistakesPlot}.
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

    /** Width and height of the images that a program gives as bytes, in pixels. */
    private static final int SIDE = 28;

    private final ImagePixels images;
    private final int[] labels;
    private final float[] probabilities;
    private final List<String> classNames;

    /**
     * Stores these arrays without copying them; do not change them before the plot is drawn.
     *
     * @param pixels 28 × 28 bytes for each image, row by row, from 0 (paper) to 255 (ink), as in an IDX file
     * @param labels the class of each image
     * @param probabilities one row for each image, one column for each class
     * @throws IllegalArgumentException if the lengths do not match each other
     */
    public Predictions(byte[] pixels, int[] labels, float[] probabilities) {
        this(pixels(pixels, labels), labels, probabilities, List.of());
    }

    private Predictions(ImagePixels images, int[] labels, float[] probabilities, List<String> classNames) {
        if (images.count() != labels.length) {
            throw new IllegalArgumentException(
                    images.count() + " images for " + labels.length + " labels; give a label for each image.");
        }
        if (labels.length > 0 && (probabilities.length == 0 || probabilities.length % labels.length != 0)) {
            throw new IllegalArgumentException(probabilities.length + " probabilities for " + labels.length
                    + " labels; give one row of class probabilities per label.");
        }
        this.images = images;
        this.labels = labels;
        this.probabilities = probabilities;
        this.classNames = classNames;
    }

    /**
     * Returns the predictions for images of a data set.
     *
     * @param images n grey images of any size, with their labels
     * @param probabilities one row for each image, one column for each class: shape (n, classes)
     * @throws IllegalArgumentException if the sizes do not match each other
     */
    public static Predictions of(LabeledImages images, Tensor probabilities) {
        ByteBuffer pixels = ByteBuffer.allocate(images.size() * images.rows() * images.columns());
        for (int image = 0; image < images.size(); image++) {
            pixels.put(images.pixels(image));
        }
        return new Predictions(
                new ImagePixels(pixels.array(), 1, images.rows(), images.columns()),
                images.labels().orElseThrow(),
                probabilities.toFloatArray(),
                List.of());
    }

    /**
     * Returns the predictions for images in a tensor.
     *
     * @param images pixels in [0, 1] of shape (n, channels, rows, columns) with 1 or 3 channels, or of shape (n, side · side)
     *     for square grey images; a grey pixel is 0 for paper and 1 for ink
     * @param labels n INT labels, or one-hot rows of shape (n, classes)
     * @param probabilities one row for each image, one column for each class: shape (n, classes)
     * @throws IllegalArgumentException if the sizes do not match each other, or a pixel is not in [0, 1]
     */
    public static Predictions of(Tensor images, Tensor labels, Tensor probabilities) {
        Tensor classes = labels.dataType() == DataType.INT32 ? labels : labels.argMax(1);
        return new Predictions(ImagePixels.of(images), classes.toIntArray(), probabilities.toFloatArray(), List.of());
    }

    /**
     * Returns the same predictions with a name for each class, which plots show in place of the label. Names that are the
     * labels, "0", "1", …, change nothing.
     *
     * @param names the names in the order of the labels
     * @throws IllegalArgumentException if there is not a name for each class
     */
    public Predictions withClassNames(List<String> names) {
        if (labels.length > 0 && names.size() != classes()) {
            throw new IllegalArgumentException(
                    names.size() + " names for " + classes() + " classes; give a name for each class.");
        }
        boolean areLabels = IntStream.range(0, names.size())
                .allMatch(label -> names.get(label).equals(Integer.toString(label)));
        return new Predictions(
                images,
                labels,
                probabilities,
                areLabels ? List.of() : names.stream().map(PlotText::oneLine).toList());
    }

    /** Returns the number of images. */
    public int size() {
        return labels.length;
    }

    /** Returns the true class of an image. */
    public int label(int image) {
        return labels[image];
    }

    /** Returns the class with the greatest probability, or −1 if a probability is NaN. */
    public int predictedLabel(int image) {
        if (IntStream.range(0, classes()).anyMatch(label -> Float.isNaN(probability(image, label)))) {
            return -1;
        }
        return IntStream.range(0, classes())
                .reduce((best, other) -> probability(image, other) > probability(image, best) ? other : best)
                .orElseThrow();
    }

    /** Returns the probability of the predicted class; NaN if a probability is NaN. */
    public double confidence(int image) {
        int predicted = predictedLabel(image);
        return predicted < 0 ? Double.NaN : probability(image, predicted);
    }

    /** Returns whether the predicted class is the correct class; false if a probability is NaN. */
    public boolean isRight(int image) {
        int predicted = predictedLabel(image);
        return predicted >= 0 && predicted == label(image);
    }

    /** Returns the predicted class in words. */
    public String predictedName(int image) {
        int predicted = predictedLabel(image);
        if (predicted < 0) {
            return "predicted NaN";
        }
        return classNames.isEmpty() ? "predicted " + predicted : classNames.get(predicted);
    }

    /** Returns the true class in words. */
    public String trueName(int image) {
        int label = label(image);
        boolean hasName = label >= 0 && label < classNames.size();
        return hasName ? "true: " + classNames.get(label) : "true label " + label;
    }

    /** Returns the pixels of an image; grey images have black ink on white paper. */
    public BufferedImage image(int image) {
        return images.image(image);
    }

    /** Returns the images with a wrong prediction, the most confident first; predictions of NaN are not among them. */
    public List<Integer> mistakes() {
        return IntStream.range(0, size())
                .filter(image -> !isRight(image) && predictedLabel(image) >= 0)
                .boxed()
                .sorted(Comparator.comparingDouble(this::confidence).reversed())
                .toList();
    }

    private int classes() {
        return probabilities.length / labels.length;
    }

    private float probability(int image, int label) {
        return probabilities[image * classes() + label];
    }

    private static ImagePixels pixels(byte[] pixels, int... labels) {
        if (pixels.length != labels.length * SIDE * SIDE) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + labels.length + " labels; give 28 x 28 = 784 pixels a label.");
        }
        return new ImagePixels(pixels, 1, SIDE, SIDE);
    }
}
