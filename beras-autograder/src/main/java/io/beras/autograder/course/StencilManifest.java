package io.beras.autograder.course;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.beras.autograder.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a student's project contained when it was made: the file {@code .course/manifest.json}.
 *
 * <pre>{@code
 * StencilManifest manifest = StencilManifest.read(project);
 * String original = manifest.files().get("src/main/java/assignment/Dense.java");
 * boolean changed = !StencilManifest.hash(Files.readAllBytes(file)).equals(original);
 * }</pre>
 *
 * @param tier how much the student writes
 * @param version the version of Beras that the project depends on
 * @param files the {@link #hash} of each file, by its path relative to the project, with '/' on every system
 * @param exercises the methods that the student writes, in the order of the files
 * @param tests the expected number of public tests of each part
 */
public record StencilManifest(
        Tier tier,
        String version,
        SortedMap<String, String> files,
        List<ExerciseMethod> exercises,
        SortedMap<String, Integer> tests) {

    /** The path of the manifest, relative to the student's project. */
    public static final String FILE = ".course/manifest.json";

    /** The folder of the unchanged copies of all files, relative to the student's project. */
    public static final String ORIGINALS = ".course/originals";

    /**
     * A method that the student writes.
     *
     * @param part the part, as in {@code course.json}
     * @param step the step, as in {@code course.json}
     * @param file the path of the file, relative to the project
     * @param method the name and the parameter types, such as "forward(INDArray...)"
     * @param hints the hints, each more explicit than the hint before
     */
    public record ExerciseMethod(String part, String step, String file, String method, List<String> hints) {}

    /**
     * Reads the manifest of a project.
     *
     * @throws IOException if the manifest is missing or damaged; the message names the remedy
     */
    public static StencilManifest read(Path project) throws IOException {
        Path file = project.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "There is no " + file + "; name a folder that 'beras-course make-stencil' has written.");
        }
        try {
            StencilManifest manifest =
                    new GsonBuilder().create().fromJson(Files.readString(file), StencilManifest.class);
            if (manifest != null && manifest.isComplete()) {
                return manifest;
            }
        } catch (JsonParseException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    /** Returns the manifest as the text of {@link #FILE}. */
    public String toJson() {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(this) + "\n";
    }

    /** Returns the SHA-256 of a file in hexadecimal digits; CR LF counts as LF, because Git may change line ends. */
    public static String hash(byte[] content) {
        byte[] normalized =
                new String(content, ISO_8859_1).replace("\r\n", "\n").getBytes(ISO_8859_1);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(normalized));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    // Gson leaves null what the text does not contain.
    @SuppressWarnings("ConstantConditions")
    private boolean isComplete() {
        return tier != null && version != null && files != null && exercises != null && tests != null;
    }

    private static IOException damaged(Path file, @Nullable Exception cause) {
        return new IOException(
                "Cannot read " + file
                        + ": it is not a complete manifest; take the file from the project as handed out.",
                cause);
    }
}
