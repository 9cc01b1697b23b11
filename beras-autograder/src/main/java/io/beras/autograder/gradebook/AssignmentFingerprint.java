package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hash of all that decides the points beside the submission: course.json, version, reference solution, tests, tier and
 * salt. A report with another fingerprint is out of date.
 */
public final class AssignmentFingerprint {

    private AssignmentFingerprint() {}

    /**
     * Returns the fingerprint.
     *
     * @param assignment the folder with course.json
     * @param tier the tier of all students, if they do not choose it
     * @param salt the file with the secret salt, if there is one
     */
    public static String of(Path assignment, Optional<Tier> tier, Optional<Path> salt) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files(assignment)) {
            add(digest, assignment.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
        add(digest, "tier", tier.map(Enum::name).orElse("").getBytes(UTF_8));
        add(digest, "salt", salt.isPresent() ? Files.readAllBytes(salt.get()) : new byte[0]);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path assignment) throws IOException {
        List<Path> roots = Stream.of("course.json", "pom.xml", "src")
                .map(assignment::resolve)
                .filter(Files::exists)
                .toList();
        Stream<Path> files = Stream.empty();
        for (Path root : roots) {
            try (Stream<Path> tree = Files.walk(root)) {
                files = Stream.concat(files, tree.filter(Files::isRegularFile).toList().stream());
            }
        }
        return files.sorted().toList();
    }

    /** Adds a hash of the content, so that no content can pass for the next name. */
    private static void add(MessageDigest digest, String name, byte[] content) {
        digest.update(name.getBytes(UTF_8));
        digest.update((byte) 0);
        digest.update(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
