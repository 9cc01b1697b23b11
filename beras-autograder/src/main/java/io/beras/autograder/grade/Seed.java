package io.beras.autograder.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The seed of all random inputs of a grading.
 *
 * <p>It comes from the submission and from a salt that students don't know: a second grading of the same submission uses the
 * same inputs and gives the same points, and nobody can prepare a submission for its inputs.
 */
final class Seed {

    private Seed() {}

    /** Returns the seed for a submission with this hash. */
    static long of(String hash, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            long bits = ByteBuffer.wrap(digest.digest(hash.getBytes(UTF_8))).getLong();
            return bits >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
