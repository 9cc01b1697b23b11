package io.beras.autograder.sandbox.hostile;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

final class WritesMuch {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        parent.attempt("1 GB", () -> {
            try (OutputStream file = Files.newOutputStream(Path.of("large"))) {
                for (int i = 0; i < 1024; i++) {
                    file.write(new byte[1 << 20]);
                }
            }
        });
    }
}
