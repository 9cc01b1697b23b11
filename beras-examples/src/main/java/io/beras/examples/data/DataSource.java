package io.beras.examples.data;

import java.io.IOException;

/**
 * A place from which data are read.
 *
 * <pre>{@code
 * LoadedData iris = new CsvSource(Path.of("iris.csv")).target("species").load();
 * DataSplit parts = DataSplit.of(iris, 0.2, 0.1, seed);
 * }</pre>
 */
public interface DataSource {

    /**
     * Reads the data.
     *
     * @throws IOException if the data cannot be read; the message is a sentence with the file and a remedy
     * @throws InterruptedException if the thread is interrupted while data are downloaded
     */
    LoadedData load() throws IOException, InterruptedException;
}
