package io.beras.autograder.student;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.Tier;
import io.beras.autograder.course.StencilManifest;
import io.beras.autograder.course.StencilManifest.ExerciseMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Help.Ansi;

/** A student's project of a made-up course: the parts "twice" and "power", the given part "zero", and questions. */
final class TinyCourse {

    static final String TWICE = "src/main/java/tiny/Twice.java";
    static final String POWER = "src/main/java/tiny/Power.java";
    static final String POWER_TEST = "src/test/java/tiny/PowerTest.java";

    private static final String JSON = """
            {"name": "tiny", "title": {"en": "A tiny course"}, "package": "tiny", "due": {}, "variants": {"advanced-student": "advanced"},
             "parts": [
              {"name": "twice", "title": {"en": "Twice"}, "classes": ["Twice"], "tests": ["TwiceTest"], "steps": [
               {"name": "value", "points": 4, "tests": 2, "hiddenPoints": 3, "hiddenTests": 2}]},
              {"name": "power", "title": {"en": "Power"}, "classes": ["Power"], "tests": ["PowerTest"], "steps": [
               {"name": "square", "points": 2, "tests": 1, "hiddenPoints": 1, "hiddenTests": 1},
               {"name": "cube", "points": 2.5, "tests": 1}]},
              {"name": "zero", "title": {"en": "Zero"}, "classes": ["Zero"], "tests": ["ZeroTest"], "steps": [
               {"name": "value", "points": 1, "tests": 1}]},
              {"name": "questions", "title": {"en": "Questions"}, "manual": true, "steps": [{"name": "answers", "points": 6}]}]}
            """;

    private static final String TEST_HEAD = """
            package tiny;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import io.beras.autograder.Checks;
            import io.beras.autograder.Submission;
            """;

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("course.json", JSON),
            Map.entry("README.md", "Read me.\n"),
            Map.entry("QUESTIONS.md", "# Questions\n\n## 1. Why?\n\nAnswer:\n\n## 2. How?\n\nAnswer:\n"),
            Map.entry(TWICE, source("Twice", stub("of", "Hint one of twice."))),
            Map.entry(
                    POWER, source("Power", stub("square", "Hint one of square.") + stub("cube", "Hint one of cube."))),
            Map.entry("src/main/java/tiny/Zero.java", source("Zero", method("of", "0"))),
            Map.entry("src/test/java/tiny/TwiceTest.java", TEST_HEAD + """
                    class TwiceTest {
                        @Checks(part = "twice", step = "value", what = "twice 3 is 6", why = "two of a kind")
                        void three(Submission submission) { assertEquals(6, submission.call(int.class, "Twice", "of", 3)); }
                        @Checks(part = "twice", step = "value", what = "twice -1 is -2", why = "signs count", weight = 3)
                        void negative(Submission submission) { assertEquals(-2, submission.call(int.class, "Twice", "of", -1)); }
                    }
                    """),
            Map.entry(POWER_TEST, TEST_HEAD + """
                    class PowerTest {
                        @Checks(part = "power", step = "square", what = "the square of 3 is 9", why = "areas")
                        void square(Submission submission) { assertEquals(9, submission.call(int.class, "Power", "square", 3)); }
                        @Checks(part = "power", step = "cube", what = "the cube of 2 is 8", why = "volumes")
                        void cube(Submission submission) { assertEquals(8, submission.call(int.class, "Power", "cube", 2)); }
                    }
                    """),
            Map.entry("src/test/java/tiny/ZeroTest.java", TEST_HEAD + """
                    class ZeroTest {
                        @Checks(part = "zero", step = "value", what = "it is 0", why = "nothing")
                        void zero(Submission submission) { assertEquals(0, submission.call(int.class, "Zero", "of", 1)); }
                    }
                    """),
            Map.entry("src/main/java/tiny/given/MixedParts.java", """
                    package tiny.given;
                    public record MixedParts(java.util.Set<String> own) {}
                    """),
            Map.entry("src/main/java/tiny/milestones/Milestones.java", """
                    package tiny.milestones;
                    public final class Milestones {
                        public static java.util.Set<String> names() { return java.util.Set.of("sum"); }
                        public static boolean run(String name, tiny.given.MixedParts parts, java.nio.file.Path folder, java.io.PrintStream out) {
                            out.println(name + " with " + parts.own() + ", pictures in " + folder.getFileName());
                            return parts.own().contains("twice") && tiny.Twice.of(2) == 4;
                        }
                    }
                    """));

    private final Path folder;
    private Instant now = Instant.parse("2027-01-05T09:30:00Z");
    private Ansi ansi = Ansi.OFF;

    /** What a command has printed, and its exit code. */
    record Result(int exitCode, String out, String err) {}

    TinyCourse(Path folder) throws IOException {
        this.folder = folder;
        TreeMap<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            hashes.put(file.getKey(), StencilManifest.hash(file.getValue().getBytes(UTF_8)));
            write(file.getKey(), file.getValue());
            write(StencilManifest.ORIGINALS + "/" + file.getKey(), file.getValue());
        }
        StencilManifest manifest = new StencilManifest(
                Tier.BASIC,
                "1.0",
                hashes,
                List.of(
                        exercise("twice", "value", TWICE, "of"),
                        exercise("power", "square", POWER, "square"),
                        exercise("power", "cube", POWER, "cube")),
                new TreeMap<>(Map.of("twice", 2, "power", 2, "zero", 1)));
        write(StencilManifest.FILE, manifest.toJson());
    }

    private static ExerciseMethod exercise(String part, String step, String file, String method) {
        List<String> hints =
                List.of("Hint one of " + step + ".", "Hint two of " + step + ".", "Hint three of " + step + ".");
        return new ExerciseMethod(part, step, file, method + "(int)", hints);
    }

    /** Returns a class of the student's package. */
    static String source(String name, String members) {
        return "package tiny;\npublic class " + name + " {\n" + members + "}\n";
    }

    /** Returns a method of an int x that returns an expression. */
    static String method(String name, String expression) {
        return "    public static int " + name + "(int x) { return " + expression + "; }\n";
    }

    static String stub(String name, String hint) {
        return "    public static int " + name + "(int x) { throw new UnsupportedOperationException(\"" + hint
                + "\"); }\n";
    }

    TinyCourse write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    TinyCourse delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    TinyCourse writeTwice(String expression) throws IOException {
        return write(TWICE, source("Twice", method("of", expression)));
    }

    TinyCourse writePower(String square, String cube) throws IOException {
        return write(POWER, source("Power", method("square", square) + method("cube", cube)));
    }

    TinyCourse withColours() {
        ansi = Ansi.ON;
        return this;
    }

    Path folder() {
        return folder;
    }

    /** Runs a command; each command is a day later than the one before. */
    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandEnvironment environment = new CommandEnvironment(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                folder,
                TestClassPath.ofThisJvm(),
                Clock.fixed(now, ZoneOffset.UTC),
                new Colours(ansi));
        now = now.plus(Duration.ofDays(1));
        int exitCode = StudentCommand.run(environment, args);
        return new Result(exitCode, lines(out), lines(err));
    }

    private static String lines(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).replace("\r\n", "\n");
    }
}
