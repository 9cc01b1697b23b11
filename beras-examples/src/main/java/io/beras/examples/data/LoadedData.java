package io.beras.examples.data;

import io.beras.core.config.Configurable;
import io.beras.data.Dataset;
import io.beras.data.tables.Task;
import java.util.List;
import java.util.Optional;

/**
 * Data with their names, as a {@link DataSource} reads them. Each sample is a row of values.
 *
 * @param name the short name: "mnist", "synthetic", or the name of the file or folder
 * @param title the name for people
 * @param announcement a sentence for the user that describes the origin and the number of the samples
 * @param sha256 the SHA-256 sum of the content, in hexadecimal
 * @param task the task: classes or numbers
 * @param hasImages whether the samples are pixels of images, from 0 to 1
 * @param classNames the names of the classes; empty for a regression
 * @param training the samples to train on and to validate on
 * @param test the samples of the test; empty if the data come without a test set
 * @param input how a raw file becomes samples, for the saved model: an ImageInput or a TableInput
 */
public record LoadedData(
        String name,
        String title,
        String announcement,
        String sha256,
        Task task,
        boolean hasImages,
        List<String> classNames,
        Dataset training,
        Optional<Dataset> test,
        Optional<Configurable> input) {

    /** Copies the list. */
    public LoadedData {
        classNames = List.copyOf(classNames);
    }

    /** Returns the number of values of a sample, a row of x. */
    public int inputs() {
        return Math.toIntExact(training.batch(0).x().length());
    }
}
