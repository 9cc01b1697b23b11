package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret salt of a class. With the hash of a submission it gives the random numbers of the tests: nobody can foresee
 * them, and another grading of the same submission gives the same points.
 */
public final class SaltFile {

    private static final int BYTES = 32;

    private SaltFile() {}

    /** Returns the file, and draws the salt if there is no such file. */
    public static Path in(Path folder) throws IOException {
        Path file = folder.resolve("salt.txt");
        if (!Files.exists(file)) {
            write(file);
        }
        return file;
    }

    /** Writes a new salt. */
    public static void write(Path file) throws IOException {
        byte[] salt = new byte[BYTES];
        new SecureRandom().nextBytes(salt);
        AtomicFiles.write(file, out -> out.write(HexFormat.of().formatHex(salt).getBytes(UTF_8)));
    }
}
