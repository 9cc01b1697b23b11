package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static io.beras.autograder.student.Texts.assertLacks;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.student.TinyCourse.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {

    private static final String ZIP = "hand-in_2027-01-05_09-30-00.zip";

    @TempDir
    private Path folder;

    private TinyCourse course;

    @BeforeEach
    void createProject() throws IOException {
        course = new TinyCourse(folder.resolve("Übung 1"));
    }

    private List<String> entries() throws IOException {
        try (ZipFile zip = new ZipFile(course.folder().resolve(ZIP).toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void packsSourcesAnswersAndMarkersOnly() throws Exception {
        course.writeTwice("2 * x")
                .write("advanced-student", "")
                .write("src/main/java/tiny/.idea/secret.xml", "")
                .write("src/main/java/tiny/Twice.class", "")
                .write("data/digits.bin", "")
                .write("target/Twice.java", "");
        Result result = course.run("pack");
        List<String> expected = List.of(
                "QUESTIONS.md",
                "advanced-student",
                "src/main/java/tiny/Power.java",
                "src/main/java/tiny/Twice.java",
                "src/main/java/tiny/Zero.java",
                "src/main/java/tiny/given/MixedParts.java",
                "src/main/java/tiny/milestones/Milestones.java");
        assertEquals(expected, entries());
        List<String> own = List.of("QUESTIONS.md", "advanced-student", TinyCourse.POWER, TinyCourse.TWICE);
        own.forEach(file -> assertContains("  " + file + "\n", result.out()));
        assertContains("\n           and 3 given files\n", result.out());
        assertLacks("Zero.java", result.out());
        assertContains("Hand in " + ZIP + ": 7 files, ", result.out());
        assertEquals(0, result.exitCode());
    }

    @Test
    void contentIsThatOfTheFiles() throws Exception {
        course.writeTwice("2 * x").run("pack");
        try (ZipFile zip = new ZipFile(course.folder().resolve(ZIP).toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(TinyCourse.TWICE)).readAllBytes();
            assertEquals(course.read(TinyCourse.TWICE), new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void leavesNoOtherFile() throws Exception {
        course.run("pack");
        try (Stream<Path> files = Files.list(course.folder())) {
            assertEquals(
                    List.of(ZIP),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.contains("hand-in"))
                            .toList());
        }
    }

    @Test
    void warnsOfAMissingMarkerOfTheTier() throws Exception {
        String manifest = course.read(".course/manifest.json").replace("\"BASIC\"", "\"ADVANCED\"");
        course.write(".course/manifest.json", manifest);
        assertContains(
                "The project is for the advanced course, but has no file advanced-student",
                course.run("pack").err());
        course.write("advanced-student", "");
        assertLacks("has no file", course.run("pack").err());
    }

    @Test
    void warnsOfOpenQuestionsOnly() throws Exception {
        course.write("QUESTIONS.md", "# Questions\n\n## 1. Why?\n\nAnswer: because.\n\n## 2. How?\n\nAnswer:\n\n");
        assertEquals(
                "course: QUESTIONS.md has no answer yet to 1 question:\n  2. How?\n",
                course.run("pack").err());
    }

    @Test
    void warnsOfFilesThatDoNotCompileOrAreMissing() throws Exception {
        course.write(TinyCourse.POWER, "class").delete(TinyCourse.TWICE).delete("QUESTIONS.md");
        String err = course.run("pack").err();
        assertContains("Power.java is left out, because it does not compile", err);
        assertContains("src/main/java/tiny/Twice.java is missing", err);
        assertContains("QUESTIONS.md is missing", err);
        assertContains("src/main/java/tiny/Power.java", entries().toString());
    }
}
