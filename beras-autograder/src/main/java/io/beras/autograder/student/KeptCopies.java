package io.beras.autograder.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of the student's files before a reset, in one folder for each reset: {@code .course/kept/DATE/}. */
final class KeptCopies {

    private final Path project;
    private final Path folder;

    KeptCopies(CommandEnvironment environment) {
        this.project = environment.folder();
        this.folder = unused(project.resolve(".course").resolve("kept"), environment.nowInFileNames());
    }

    private static Path unused(Path parent, String name) {
        Path folder = parent.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = parent.resolve(name + "_" + i);
        }
        return folder;
    }

    /** Copies a file of the project, and returns the copy. */
    Path keep(String file) throws IOException {
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        return Files.copy(project.resolve(file), copy);
    }
}
