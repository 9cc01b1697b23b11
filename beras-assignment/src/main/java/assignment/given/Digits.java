package assignment.given;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.Mnist;
import io.beras.data.images.TrainTestSplit;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Images of handwritten digits with their labels, for training and for the test.
 *
 * @param name "MNIST" or "drawn digits"
 * @param x the images for training, (n, 784), pixels in [0, 1]
 * @param labels the digits 0 to 9 on the images for training, INT, (n)
 * @param testX the images for the test, (m, 784)
 * @param testLabels the digits on the images for the test, INT, (m)
 */
public record Digits(String name, Tensor x, Tensor labels, Tensor testX, Tensor testLabels) {

    private static final int DRAWN_TRAINING = 20_000;
    private static final int DRAWN_TEST = 5_000;

    /** Returns digits that the library draws, the same in each run. */
    public static Digits drawn(int training, int test) {
        return of("drawn digits", SyntheticDigits.generate(training, test));
    }

    /**
     * Returns MNIST if a folder has its files, else 20,000 drawn digits for training and 5,000 for the test.
     *
     * <p>The folder is the value of the environment variable BERAS_DATA, or data/mnist without it.
     *
     * @throws IOException if a file of MNIST is missing or damaged
     */
    public static Digits find() throws IOException {
        String named = System.getenv().getOrDefault("BERAS_DATA", "");
        Path folder = Path.of(named.isBlank() ? "data/mnist" : named);
        return Mnist.isIn(folder) ? of("MNIST", Mnist.read(folder)) : drawn(DRAWN_TRAINING, DRAWN_TEST);
    }

    private static Digits of(String name, TrainTestSplit images) {
        Batch training = images.training().all();
        Batch test = images.test().all();
        return new Digits(name, training.x(), training.y(), test.x(), test.y());
    }
}
