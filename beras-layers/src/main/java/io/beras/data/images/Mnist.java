package io.beras.data.images;

import io.beras.io.DataFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The MNIST database: 60,000 training and 10,000 test images of handwritten digits, 28 × 28 pixels each.
 *
 * <pre>{@code
 * TrainTestSplit mnist = Mnist.read(Path.of("data/mnist"));
 * model.fit(mnist.training(), new FitOptions().validation(mnist.test()));      // x (n, 784) from 0 to 1, y (n) labels
 * }</pre>
 *
 * <p>Also reads other data sets of the same four files, such as Fashion-MNIST.
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-Based Learning Applied to Document Recognition",
 * Proceedings of the IEEE, 1998.
 */
public final class Mnist {

    /** The height and the width of an image in pixels. */
    public static final int SIDE = 28;

    /** The number of classes, the ten digits. */
    public static final int CLASSES = 10;

    private Mnist() {}

    /**
     * Reads MNIST from a directory with its four files, plain or gzipped (see {@link MnistFile#findIn}).
     *
     * @throws DataFileException if a file is missing, is damaged or does not fit the other files
     */
    public static TrainTestSplit read(Path directory) throws DataFileException {
        requireAll(directory);
        return new TrainTestSplit(
                read(directory, MnistFile.TRAINING_IMAGES, MnistFile.TRAINING_LABELS),
                read(directory, MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS));
    }

    /** Returns whether a directory has at least one of the four files. Also returns true if the path itself is a file. */
    public static boolean isIn(Path directory) {
        return Files.isRegularFile(directory)
                || Arrays.stream(MnistFile.values())
                        .anyMatch(file -> file.findIn(directory).isPresent());
    }

    private static void requireAll(Path directory) throws DataFileException {
        if (!Files.isDirectory(directory)) {
            throw new DataFileException(
                    directory + " is not a directory; give the one that holds the four files of MNIST");
        }
        String missing = Arrays.stream(MnistFile.values())
                .filter(file -> file.findIn(directory).isEmpty())
                .map(MnistFile::standardName)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new DataFileException(
                    directory + " lacks " + missing + " (plain or with .gz); download what is missing into it");
        }
    }

    private static LabeledImages read(Path directory, MnistFile images, MnistFile labels) throws DataFileException {
        Path imagePath = images.findIn(directory).orElseThrow();
        LabeledImages read =
                LabeledImages.read(imagePath, labels.findIn(directory).orElseThrow(), CLASSES);
        if (read.rows() != SIDE || read.columns() != SIDE) {
            throw new DataFileException(imagePath + " holds images of " + read.rows() + " × " + read.columns()
                    + " pixels, but MNIST's have 28 × 28; check which file it is");
        }
        return read;
    }
}
