package io.beras.examples.data;

import io.beras.core.Tensor;
import io.beras.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Data with their names, as a {@link DataSource} reads them.
 *
 * @param name the short name: "mnist", "synthetic", or the name of the file or folder
 * @param title the name for people
 * @param announcement a sentence for the user that describes the origin and the number of the samples
 * @param sha256 the SHA-256 sum of the content, in hexadecimal
 * @param task the task: classes or numbers
 * @param classNames the names of the classes; empty for a regression
 * @param training the samples to train on and to validate on
 * @param test the samples of the test; empty if the data come without a test set
 */
public record LoadedData(
        String name,
        String title,
        String announcement,
        String sha256,
        Task task,
        List<String> classNames,
        Dataset training,
        Optional<Dataset> test) {

    /** Copies the list. */
    public LoadedData {
        classNames = List.copyOf(classNames);
    }

    /** Returns the shape of one sample: {784}, or {3, 32, 32}. */
    public long[] inputShape() {
        Tensor x = training.batch(0).x();
        return Arrays.copyOfRange(x.shape(), 1, x.rank());
    }
}
