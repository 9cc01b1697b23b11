package io.beras.data.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The four files of MNIST. */
public enum MnistFile {
    TRAINING_IMAGES("train-images-idx3-ubyte"),
    TRAINING_LABELS("train-labels-idx1-ubyte"),
    TEST_IMAGES("t10k-images-idx3-ubyte"),
    TEST_LABELS("t10k-labels-idx1-ubyte");

    private final String standardName;

    MnistFile(String standardName) {
        this.standardName = standardName;
    }

    /** Returns the published name of the file, without ".gz". */
    public String standardName() {
        return standardName;
    }

    /**
     * Finds the file in a directory under one of its usual names.
     *
     * <p>The first existing name counts: {@code train-images-idx3-ubyte}, {@code train-images.idx3-ubyte}, then both
     * with {@code .gz}.
     */
    public Optional<Path> findIn(Path directory) {
        String dotted = standardName.replace("-idx", ".idx");
        return Stream.of(standardName, dotted, standardName + ".gz", dotted + ".gz")
                .map(directory::resolve)
                // A file without access counts as existing, so that reading it reports the reason.
                .filter(path -> !Files.notExists(path))
                .findFirst();
    }
}
