package io.beras.autograder.gradebook;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The secret salt of a class. With the hash of a submission it gives the random numbers of the tests: nobody can foresee
 * them, and another grading of the same submission gives the same points.
 */
public final class SaltFile {

    private static final int BYTES = 32;

    private SaltFile() {}

    /** Returns the file, and writes a new salt if there is no such file. */
    public static Path in(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] salt = new byte[BYTES];
            new SecureRandom().nextBytes(salt);
            AtomicFiles.write(file, out -> out.write(salt));
        }
        return file;
    }
}
