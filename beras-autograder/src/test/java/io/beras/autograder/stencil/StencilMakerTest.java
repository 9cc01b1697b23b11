package io.beras.autograder.stencil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseFile;
import io.beras.autograder.course.StencilManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StencilMakerTest {

    private static final String MEAN = "src/main/java/assignment/Mean.java";
    private static final String MEAN_TEST = "src/test/java/assignment/MeanTest.java";

    @TempDir
    Path folder;

    private Path project;
    private final TestAssignment assignment = new TestAssignment();

    @BeforeEach
    void nameProject() {
        project = folder.resolve("student's project, für Ä");
    }

    @Test
    void projectHasPublicFilesOnly() throws Exception {
        StencilSummary summary = make(Tier.FULL);

        assertEquals(new StencilSummary(Tier.FULL, 2, 3, 7), summary);
        List<String> files = List.of(
                ".gitignore",
                "Course.java",
                "README.md",
                "course.json",
                "pom.xml",
                MEAN,
                "src/main/java/assignment/Twice.java",
                MEAN_TEST,
                "src/test/java/assignment/TwiceTest.java");
        List<String> originals =
                files.stream().map(file -> ".course/originals/" + file).toList();
        assertEquals(
                Stream.of(originals, files, List.of(".course/manifest.json"))
                        .flatMap(List::stream)
                        .sorted()
                        .toList(),
                filesIn(project));
        assertTrue(Files.readString(project.resolve("pom.xml")).contains("<beras.version>1.2.3</beras.version>"));
        assertFalse(Files.readString(project.resolve("pom.xml")).contains("@"));
    }

    @Test
    void solutionIsGone() throws Exception {
        make(Tier.FULL);
        assertEquals("""
                package assignment;

                /** The mean of values. */
                public final class Mean {

                    private Mean() {}

                    /** Returns Σ xᵢ / n. */
                    public static Double of(double[] x) {
                        throw new UnsupportedOperationException("Add all values, then divide.");
                    }
                }
                """, Files.readString(project.resolve(MEAN)));
    }

    @Test
    void manifestDescribesTheProject() throws Exception {
        make(Tier.FULL);
        StencilManifest manifest = StencilManifest.read(project);
        assertEquals(Tier.FULL, manifest.tier());
        assertEquals("1.2.3", manifest.version());
        assertEquals(Map.of("mean", 2, "twice", 1), manifest.tests());
        assertEquals(
                new StencilManifest.ExerciseMethod(
                        "mean",
                        "value",
                        MEAN,
                        "of(double[])",
                        List.of("Add all values, then divide.", "Mind the count.", "A loop, then one division.")),
                manifest.exercises().get(0));
        for (Map.Entry<String, String> file : manifest.files().entrySet()) {
            assertEquals(file.getValue(), StencilManifest.hash(Files.readAllBytes(project.resolve(file.getKey()))));
        }
    }

    @Test
    void stepGivenSolvedHasNoPoints() throws Exception {
        StencilSummary summary = make(Tier.BASIC);
        assertEquals(new StencilSummary(Tier.BASIC, 1, 3, 5), summary);
        assertTrue(Files.readString(project.resolve("src/main/java/assignment/Twice.java"))
                .contains("return 2 * x;"));
        Course course = CourseFile.read(project.resolve("course.json"));
        assertEquals(0, course.part("twice").step("value").allPoints());
        assertEquals(5, course.part("mean").step("value").allPoints());
    }

    @Test
    void folderWithFilesIsRefused() throws Exception {
        Files.createDirectories(project);
        Files.writeString(project.resolve("mine.txt"), "");
        IOException refusal = assertThrows(IOException.class, () -> make(Tier.FULL));
        assertTrue(refusal.getMessage().contains("is not empty; name a new folder"), refusal.getMessage());
    }

    @Test
    void emptyFolderIsTaken() throws Exception {
        Files.createDirectories(project);
        Object before = Files.readAttributes(project, BasicFileAttributes.class).fileKey();
        make(Tier.FULL);
        assertTrue(Files.exists(project.resolve(MEAN)));
        // The same folder: a shell whose working directory it is sees the files. Windows has no key.
        assertEquals(
                before, Files.readAttributes(project, BasicFileAttributes.class).fileKey());
    }

    @Test
    void leakInATestIsFound() throws Exception {
        assignment.replace(
                MEAN_TEST,
                "class MeanTest {\n",
                "class MeanTest {\n\n    double sum(double[] x) {\n        double sum = 0;\n"
                        + "        for (int i = 0; i < x.length; i++) { // a comment\n            sum = sum + x[i];\n"
                        + "        }\n        return sum;\n    }\n");
        assertFailsWith(
                "The stencil contains pieces of solutions; reword or move one of the two places:\nsrc/test/java/assignment/MeanTest.java:11 repeats 15 tokens"
                        + " of src/main/java/assignment/Mean.java:19: \"; for ( int i = 0 ; i < x . length ; i\"");
    }

    @Test
    void leakInACommentIsFound() throws Exception {
        assignment.replace(
                MEAN,
                "    /** Returns Σ xᵢ / n. */",
                "    /**\n     * for (int i = 0; i < x.length;\n     * i++) { sum = sum + x[i]\n     */");
        assertFailsWith(
                "The stencil contains pieces of solutions; reword or move one of the two places:\nsrc/main/java/assignment/Mean.java:9 ");
    }

    @Test
    void leakInTheReadmeIsFound() throws Exception {
        assignment.put("stencil/README.md", "one\ntwo `for (int i = 0; i < x.length; i++)` three\n");
        assertFailsWith(
                "The stencil contains pieces of solutions; reword or move one of the two places:\nREADME.md:2 repeats");
    }

    @Test
    void leakInAHintIsFound() throws Exception {
        assignment.replace(MEAN, "\"A loop, then one division.\"", "\"for (int i = 0; i < x.length; i++)\"");
        assertFailsWith(
                "The stencil contains pieces of solutions; reword or move one of the two places:\nsrc/main/java/assignment/Mean.java:14, hint:3 repeats");
    }

    @Test
    void stencilThatDoesNotCompileIsRefused() throws Exception {
        assignment.put(
                "src/main/java/assignment/Broken.java",
                "package assignment;\n\nclass Broken {\n    int x = \"\";\n}\n");
        assertFailsWith(
                "The stencil does not compile; a student's files must not need removed code:\nsrc/main/java/assignment/Broken.java:4: incompatible types");
    }

    @Test
    void testThatPassesWithoutSolutionIsRefused() throws Exception {
        assignment.replace(
                MEAN_TEST,
                "assertEquals(5.0, submission.call(Double.class, \"Mean\", \"of\", new double[] {5}))",
                "assertEquals(1, 1)");
        assertFailsWith("MeanTest.one (part mean, step value) passes although the student has written nothing yet");
    }

    @Test
    void testsThatDoNotRunAreRefused() throws Exception {
        assignment.replace("course.json", "\"tests\": 2", "\"tests\": 3");
        assertFailsWith("Step value of part mean ran 2 tests, but course.json expects 3");
    }

    @Test
    void missingTestClassIsRefused() throws Exception {
        assignment.remove("src/test/java/assignment/TwiceTest.java");
        assertFailsWith("Step value of part twice ran 0 tests, but course.json expects 1");
    }

    @Test
    void unknownStepIsRefused() throws Exception {
        assignment.replace(MEAN, "step = \"value\"", "step = \"sum\"");
        assertFailsWith("src/main/java/assignment/Mean.java:14: ");
    }

    @Test
    void givenStepThatFailsIsRefused() throws Exception {
        assignment.replace("src/main/java/assignment/Twice.java", "return 2 * x", "return 3 * x");
        StencilMaker maker = assignment.in(folder.resolve("assignment"));
        String message = assertThrows(StencilException.class, () -> maker.make(project, Tier.BASIC))
                .getMessage();
        assertTrue(
                message.startsWith("TwiceTest.twice (part twice, step value) fails although the step is given"),
                message);
    }

    private StencilSummary make(Tier tier) throws Exception {
        return assignment.in(folder.resolve("assignment")).make(project, tier);
    }

    private void assertFailsWith(String start) throws IOException {
        StencilMaker maker = assignment.in(folder.resolve("assignment"));
        String message = assertThrows(StencilException.class, () -> maker.make(project, Tier.FULL))
                .getMessage();
        assertTrue(message.startsWith(start), message);
        assertEquals(List.of("assignment"), namesIn(folder));
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
