package io.beras.autograder.sandbox.hostile;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reads all files of its arguments. */
final class ReadsFiles {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        for (int i = 1; i < args.length; i++) {
            Path file = Path.of(args[i]);
            parent.attempt(args[i], () -> Files.readAllBytes(file));
        }
    }
}
