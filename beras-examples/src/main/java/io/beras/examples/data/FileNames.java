package io.beras.examples.data;

import java.nio.file.Path;

/** Names of data by the names of their files. */
final class FileNames {

    private FileNames() {}

    /** Returns the name of a file or folder: "pets" for data/pets. */
    static String of(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** Returns the name of a file without .gz and its last suffix: "iris" for data/iris.csv.gz. */
    static String withoutSuffix(Path path) {
        String name = of(path).replaceFirst("(?i)\\.gz$", "");
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
