package io.beras.examples.doctor;

import io.beras.examples.mnist.MnistFolder;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Examines the files of MNIST. */
final class DataExamination {

    private static final String TOPIC = "data";

    private DataExamination() {}

    static Finding examine(Supplier<Path> folder) {
        try {
            return examine(folder.get());
        } catch (IllegalArgumentException e) { // BERAS_DATA is not a path
            String[] sentence = String.valueOf(e.getMessage()).split("; ", 2);
            return Finding.problem(TOPIC, sentence[0], sentence[sentence.length - 1]);
        }
    }

    private static Finding examine(Path folder) {
        MnistFolder files = MnistFolder.examine(folder);
        if (!files.damaged().isEmpty()) {
            return Finding.problem(
                    TOPIC,
                    String.join("; ", files.damaged()),
                    "delete what is damaged and run 'beras download', or name another data set with --data");
        }
        if (files.found().isEmpty()) {
            return Finding.warning(
                    TOPIC,
                    folder + " holds no MNIST; 'beras train' downloads it, or draws synthetic digits",
                    "run 'beras download'");
        }
        return files.missing().isEmpty()
                ? Finding.ok(TOPIC, "MNIST in " + folder + ", complete, its SHA-256 sums are right")
                : Finding.problem(
                        TOPIC,
                        folder + " lacks " + String.join(", ", files.missing()),
                        "run 'beras download', which fetches what is missing");
    }
}
