package io.beras.data.images;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Grey images of one size with their class labels. Stores one byte for each pixel, a quarter of the memory of floats.
 * Immutable.
 *
 * <pre>{@code
 * LabeledImages images = Mnist.read(Path.of("data/mnist")).training();
 * float[] row = new float[images.rows() * images.columns()];
 * images.copyScaled(7, row, 0);        // the pixels of image 7, in [0, 1]
 * int digit = images.label(7);
 * }</pre>
 */
public final class LabeledImages implements Dataset {

    private final byte[] pixels;
    private final byte[] labels;
    private final int rows;
    private final int columns;
    private final int classes;

    private LabeledImages(byte[] pixels, byte[] labels, int rows, int columns, int classes) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "an image needs at least one row and one column, not " + rows + " × " + columns);
        }
        if (classes < 1 || classes > 256) {
            throw new IllegalArgumentException("the number of classes must be from 1 to 256, not " + classes);
        }
        if (pixels.length != (long) labels.length * rows * columns) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%,d labels need as many images of %d × %d bytes, but there are %,d bytes",
                    labels.length,
                    rows,
                    columns,
                    pixels.length));
        }
        for (int i = 0; i < labels.length; i++) {
            int label = Byte.toUnsignedInt(labels[i]);
            if (label >= classes) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "label %,d is %d, but the classes are 0 to %d", i, label, classes - 1));
            }
        }
        this.pixels = pixels;
        this.labels = labels;
        this.rows = rows;
        this.columns = columns;
        this.classes = classes;
    }

    /**
     * Returns images from copies of these arrays.
     *
     * @param pixels image after image, row after row; each byte is an unsigned value from 0 (black) to 255 (white)
     * @param labels the class of each image, from 0 to {@code classes − 1}
     * @throws IllegalArgumentException if the arrays do not fit the sizes, or a label is not a class
     */
    public static LabeledImages of(byte[] pixels, byte[] labels, int rows, int columns, int classes) {
        return new LabeledImages(pixels.clone(), labels.clone(), rows, columns, classes);
    }

    /**
     * Reads an IDX file of images (rank 3) and the IDX file of their labels (rank 1).
     *
     * @throws DataFileException if a file cannot be read, they differ in count, or a label is not a class
     */
    public static LabeledImages read(Path images, Path labels, int classes) throws DataFileException {
        IdxFile imageFile = IdxFile.read(images).requireRank(3, "images");
        IdxFile labelFile = IdxFile.read(labels).requireRank(1, "labels");
        int[] shape = imageFile.shape();
        int labelCount = labelFile.shape()[0];
        if (shape[0] != labelCount) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s holds %,d images but %s holds %,d labels; check that both belong together",
                    images,
                    shape[0],
                    labels,
                    labelCount));
        }
        try {
            return new LabeledImages(imageFile.sharedData(), labelFile.sharedData(), shape[1], shape[2], classes);
        } catch (IllegalArgumentException e) {
            throw new DataFileException(
                    labels + " does not fit: " + e.getMessage()
                            + "; for another number of classes use LabeledImages.read(images, labels, classes)",
                    e);
        }
    }

    /** Returns the number of images. */
    @Override
    public int size() {
        return labels.length;
    }

    /** Returns these images as FLOAT rows of pixels in [0, 1], and their INT labels. */
    @Override
    public Batch batch(int... indices) {
        int[] y = IntStream.of(indices).map(this::label).toArray();
        Tensor x = Tensor.ofRows(indices.length, rows * columns, (i, row) -> copyScaled(indices[i], row, 0));
        return new Batch(x, Tensor.ofLabels(y));
    }

    /** Returns the height of each image in pixels. */
    public int rows() {
        return rows;
    }

    /** Returns the width of each image in pixels. */
    public int columns() {
        return columns;
    }

    /** Returns the number of classes. */
    public int classes() {
        return classes;
    }

    /** Returns the class of an image. */
    public int label(int image) {
        return Byte.toUnsignedInt(labels[Objects.checkIndex(image, labels.length)]);
    }

    /** Returns the classes of all images. They are always present. */
    @Override
    public Optional<int[]> labels() {
        int[] all = new int[labels.length];
        Arrays.setAll(all, this::label);
        return Optional.of(all);
    }

    /** Returns a copy of the bytes of an image, row after row. */
    public byte[] pixels(int image) {
        int start = start(image);
        return Arrays.copyOfRange(pixels, start, start + rows * columns);
    }

    /** Writes the pixels of an image, divided by 255, into an array from an offset on, row after row. */
    public void copyScaled(int image, float[] target, int offset) {
        Objects.checkFromIndexSize(offset, rows * columns, target.length);
        ByteScaling.copyScaled(pixels, start(image), rows * columns, target, offset);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d images of %d × %d pixels in %d classes", size(), rows, columns, classes);
    }

    private int start(int image) {
        return Objects.checkIndex(image, labels.length) * rows * columns;
    }
}
