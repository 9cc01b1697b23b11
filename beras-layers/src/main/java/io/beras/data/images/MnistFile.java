package io.beras.data.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The four files that MNIST consists of. */
public enum MnistFile {
    TRAINING_IMAGES("train-images-idx3-ubyte"),
    TRAINING_LABELS("train-labels-idx1-ubyte"),
    TEST_IMAGES("t10k-images-idx3-ubyte"),
    TEST_LABELS("t10k-labels-idx1-ubyte");

    private final String standardName;

    MnistFile(String standardName) {
        this.standardName = standardName;
    }

    /** Returns the name under which the file was published, without ".gz". */
    public String standardName() {
        return standardName;
    }

    /**
     * Returns the file's path in a directory if it is there under one of its usual names.
     *
     * <p>These are, the first found winning: {@code train-images-idx3-ubyte}, {@code train-images.idx3-ubyte}, and both
     * with {@code .gz}.
     */
    public Optional<Path> findIn(Path directory) {
        String dotted = standardName.replace("-idx", ".idx");
        return Stream.of(standardName, dotted, standardName + ".gz", dotted + ".gz")
                .map(directory::resolve)
                // What cannot be looked at counts as there, so that reading it tells why.
                .filter(path -> !Files.notExists(path))
                .findFirst();
    }
}
