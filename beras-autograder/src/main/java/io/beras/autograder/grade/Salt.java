package io.beras.autograder.grade;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The secret of a course that the seeds of its gradings come from: a file of random bytes. */
public final class Salt {

    private static final int BYTES = 32;

    private Salt() {}

    /** Returns the salt in a file; writes a new salt if there is no such file. */
    public static byte[] in(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] salt = new byte[BYTES];
            new SecureRandom().nextBytes(salt);
            AtomicFiles.write(file, out -> out.write(salt));
        }
        byte[] salt = Files.readAllBytes(file);
        if (salt.length < BYTES) {
            throw new IOException(file + " has " + salt.length + " bytes, but a salt has " + BYTES
                    + "; name another file, or delete it to get a new salt.");
        }
        return salt;
    }
}
