package io.beras.autograder.gradebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The wrong lines of a table that a lecturer has written, all reported at once. */
final class Problems {

    private final Path file;
    private final List<String> messages = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    void add(CsvTable.Row row, String message) {
        messages.add(file + ":" + row.line() + ": " + message);
    }

    /**
     * Reports the wrong lines.
     *
     * @throws IOException with a line for each
     */
    void throwIfAny() throws IOException {
        if (!messages.isEmpty()) {
            throw new IOException(String.join("\n", messages));
        }
    }
}
