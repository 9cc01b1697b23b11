package io.beras.autograder.stencil;

import io.beras.autograder.Checks;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A small assignment of two parts; a test changes its files before it writes them into a folder. */
public final class TestAssignment {

    private final Map<String, String> files = new TreeMap<>();

    /** Creates the assignment. */
    public TestAssignment() {
        put("pom.xml", """
                <project>
                  <parent><version>1.2.3</version></parent>
                  <artifactId>small</artifactId>
                </project>
                """);
        put("course.json", """
                {
                  "name": "small",
                  "title": {"en": "A small assignment"},
                  "package": "assignment",
                  "parts": [
                    {"name": "mean", "classes": ["Mean"], "tests": ["MeanTest"],
                     "steps": [{"name": "value", "points": 4, "tests": 2, "hiddenPoints": 1, "hiddenTests": 1}]},
                    {"name": "twice", "classes": ["Twice"], "tests": ["TwiceTest"],
                     "steps": [{"name": "value", "points": 2, "tests": 1}]}
                  ]
                }
                """);
        put("src/main/java/assignment/Mean.java", """
                package assignment;

                import io.beras.autograder.Exercise;
                import java.util.Arrays;

                /** The mean of values. */
                public final class Mean {

                    private static final double NOTHING = 0;

                    private Mean() {}

                    /** Returns Σ xᵢ / n. */
                    @Exercise(
                            part = "mean",
                            step = "value",
                            hints = {"Add all values, then divide.", "Mind the count.", "A loop, then one division."})
                    public static Double of(double[] x) {
                        double sum = NOTHING;
                        for (int i = 0; i < x.length; i++) {
                            sum = sum + x[i];
                        }
                        return sum / count(x);
                    }

                    private static int count(double[] x) {
                        return (int) Arrays.stream(x).count();
                    }
                }
                """);
        put("src/main/java/assignment/Twice.java", """
                package assignment;

                import io.beras.autograder.Exercise;
                import io.beras.autograder.Tier;

                /** Twice a value. */
                public final class Twice {

                    private Twice() {}

                    /** Returns 2·x. */
                    @Exercise(
                            part = "twice",
                            step = "value",
                            hints = {"Multiply.", "By two.", "2 * x"},
                            give = Tier.BASIC)
                    public static Double of(double x) {
                        return 2 * x;
                    }
                }
                """);
        put("src/test/java/assignment/MeanTest.java", test("MeanTest", """
                    @Checks(part = "mean", step = "value", what = "two values", why = "it is the mean")
                    void two(Submission submission) {
                        assertEquals(2.0, submission.call(Double.class, "Mean", "of", new double[] {1, 3}));
                    }

                    @Checks(part = "mean", step = "value", what = "one value", why = "it is the mean")
                    void one(Submission submission) {
                        assertEquals(5.0, submission.call(Double.class, "Mean", "of", new double[] {5}));
                    }
                """));
        put("src/test/java/assignment/TwiceTest.java", test("TwiceTest", """
                    @Checks(part = "twice", step = "value", what = "twice", why = "it is twice")
                    void twice(Submission submission) {
                        assertEquals(4.0, submission.call(Double.class, "Twice", "of", 2.0));
                    }
                """));
        put(
                "src/test/java/assignment/hidden/MeanHiddenTest.java",
                "package assignment.hidden;\n\nclass MeanHiddenTest {}\n");
        put("stencil/README.md", "# A small assignment\n");
    }

    static String test(String name, String methods) {
        return """
                package assignment;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import io.beras.autograder.Checks;
                import io.beras.autograder.Submission;

                class %s {

                %s}
                """.formatted(name, methods);
    }

    /** Replaces a file. */
    public TestAssignment put(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** Replaces a piece of a file. */
    public TestAssignment replace(String path, String old, String replacement) {
        if (!files.get(path).contains(old)) {
            throw new IllegalArgumentException(path + " has no " + old);
        }
        return put(path, files.get(path).replace(old, replacement));
    }

    TestAssignment remove(String path) {
        files.remove(path);
        return this;
    }

    String text(String path) {
        return files.get(path);
    }

    /** Writes the assignment into an empty folder, and returns its maker. */
    public StencilMaker in(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return new StencilMaker(folder, classPath());
    }

    /** Returns the libraries of a student; the class path of this JVM may be that of a test launcher. */
    public static String classPath() {
        return Stream.of(Checks.class, Test.class)
                .map(TestAssignment::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
