package io.beras.autograder.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmittedFilesTest {

    private static final Course COURSE = new Course(
            "beras", Map.of(), "assignment", Map.of(), Map.of("2470student", Tier.ADVANCED), List.of(), List.of());

    private static final String DENSE = "package assignment;\n\npublic class Dense {}\n";
    private static final String SOURCES = "src/main/java/assignment/";

    @TempDir
    private Path work;

    private Path folder(Map<String, String> files) throws IOException {
        Path folder = Files.createDirectories(work.resolve("submission"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    private Path zip(Map<String, String> files) throws IOException {
        ZipBytes zip = new ZipBytes(UTF_8);
        for (Map.Entry<String, String> file : files.entrySet()) {
            zip.add(file.getKey(), file.getValue().getBytes(UTF_8));
        }
        return zip.write(work.resolve("submission.zip"));
    }

    private static SubmittedFiles open(Path submission) throws IOException {
        return SubmittedFiles.open(submission, COURSE);
    }

    private SubmittedFiles openBytes(byte[] dense) throws IOException {
        return open(new ZipBytes(UTF_8).add(SOURCES + "Dense.java", dense).write(work.resolve("a.zip")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/assignment/Dense.java",
                "project/src/main/java/assignment/Dense.java",
                "assignment/src/main/java/assignment/Dense.java",
                "my homework/Übung 3/作业/src/main/java/assignment/Dense.java",
                "assignment/Dense.java",
                "java/assignment/Dense.java",
                "Dense.java",
                "upload/Dense.java"
            })
    void findsTheSourcesWhereverTheProjectLies(String path) throws IOException {
        for (Path submission : List.of(zip(Map.of(path, DENSE)), folder(Map.of(path, DENSE)))) {
            SubmittedFiles files = open(submission);
            assertEquals(Map.of("assignment/Dense.java", DENSE), files.sources());
            assertEquals(List.of(), files.notes());
            assertEquals(Optional.empty(), files.problem());
        }
    }

    @Test
    void theHashIsThatOfTheContent() throws IOException {
        Map<String, String> unix = Map.of(SOURCES + "Dense.java", DENSE, "QUESTIONS.md", "1. Yes\n");
        Map<String, String> windows =
                Map.of("a/" + SOURCES + "Dense.java", DENSE.replace("\n", "\r\n"), "a/QUESTIONS.md", "1. Yes\r\n");
        String hash = open(folder(unix)).hash();
        assertEquals(hash, open(zip(unix)).hash());
        assertEquals(hash, open(zip(windows)).hash());
        assertNotEquals(
                hash,
                open(zip(Map.of(SOURCES + "Dense.java", DENSE, "QUESTIONS.md", "1. No\n")))
                        .hash());
    }

    @Test
    void keepsAnswersAndTheMarkerOfATier() throws IOException {
        SubmittedFiles files =
                open(zip(Map.of(SOURCES + "Dense.java", DENSE, "QUESTIONS.md", "1. Yes\n", "2470student", "")));
        assertEquals(Map.of("QUESTIONS.md", "1. Yes\n", "2470student", ""), files.otherFiles());
        assertEquals(Optional.of(Tier.ADVANCED), files.tier());
    }

    @Test
    void leavesOutWhatTheGraderHasItself() throws IOException {
        Map<String, String> content = new HashMap<>(Map.of(
                SOURCES + "Dense.java",
                DENSE,
                SOURCES + "util/Helper.java",
                "package assignment.util;",
                SOURCES + "given/Slots.java",
                "package assignment.given;",
                SOURCES + "milestones/Xor.java",
                "package assignment.milestones;",
                SOURCES + ".Dense.java",
                "package assignment;",
                "src/test/java/assignment/DenseTest.java",
                "package assignment;",
                "__MACOSX/" + SOURCES + "._Dense.java",
                "x",
                "target/classes/assignment/Dense.class",
                "x",
                "lib/beras-layers.jar",
                "x",
                "src/main/java/io/beras/core/Tensor.java",
                "package io.beras.core;"));
        content.put(".course/originals/" + SOURCES + "Dense.java", "x");
        for (Path submission : List.of(zip(content), folder(content))) {
            SubmittedFiles files = open(submission);
            assertEquals(
                    Set.of("assignment/Dense.java", "assignment/util/Helper.java"),
                    files.sources().keySet());
            assertEquals(
                    List.of(
                            "The submission contains compiled classes or jars (1), which were left out: the grader compiles"
                                    + " the sources.",
                            "\"io/beras/core/Tensor.java\" is not in the package assignment, and was left out."),
                    files.notes());
        }
    }

    @Test
    void ofTwoProjectsTheShallowestIsGraded() throws IOException {
        SubmittedFiles files = open(zip(Map.of(
                "b/" + SOURCES + "Dense.java",
                "b",
                "c/" + SOURCES + "Dense.java",
                "c",
                "b/old/" + SOURCES + "Dense.java",
                "old")));
        assertEquals(Map.of("assignment/Dense.java", "b"), files.sources());
        assertEquals(
                List.of(
                        "The submission contains 3 projects: \"b/\", \"c/\", \"b/old/\". The first was graded; submit one project."),
                files.notes());
    }

    @Test
    void readsTheEncodingsOfWindows() throws IOException {
        String source = "// Größe 大小\r\nclass Dense {}\r\n";
        String expected = "// Größe 大小\nclass Dense {}\n";
        SubmittedFiles marked = openBytes(("\uFEFF" + source).getBytes(UTF_8));
        assertEquals(expected, marked.sources().get("assignment/Dense.java"));
        assertEquals(List.of(), marked.notes());
        assertEquals(expected, openBytes(source.getBytes(UTF_16)).sources().get("assignment/Dense.java"));
        SubmittedFiles chinese = openBytes("class Dense {\n\n// 大小\n}".getBytes(Charset.forName("GBK")));
        assertEquals("class Dense {\n\n// 大小\n}", chinese.sources().get("assignment/Dense.java"));
        SubmittedFiles german = openBytes("// Länge: ü\n".getBytes(ISO_8859_1));
        assertEquals("// Länge: ü\n", german.sources().get("assignment/Dense.java"));
        assertEquals(
                List.of("\"src/main/java/assignment/Dense.java\" is not in UTF-8 (line 3); its characters may be wrong."
                        + " Save it in UTF-8."),
                chinese.notes());
    }

    @ParameterizedTest
    @CsvSource({"Übung,IBM437", "Übung,UTF-8", "作业,GBK", "作业,UTF-8", "Devoir é,ISO-8859-1"})
    void readsNamesOfEachCodePage(String top, Charset names) throws IOException {
        Path zip = new ZipBytes(names)
                .add(top + "/" + SOURCES + "Dense.java", DENSE.getBytes(UTF_8))
                .write(work.resolve("a.zip"));
        assertEquals(Map.of("assignment/Dense.java", DENSE), open(zip).sources());
    }

    @Test
    void readsZipFilesWithBackslashes() throws IOException {
        assertEquals(
                Map.of("assignment/Dense.java", DENSE),
                open(zip(Map.of("src\\main\\java\\assignment\\Dense.java", DENSE)))
                        .sources());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../src/main/java/assignment/Evil.java",
                "src/main/java/assignment/../../Evil.java",
                "/src/main/java/assignment/Evil.java",
                "C:/src/main/java/assignment/Evil.java",
                "..\\src\\main\\java\\assignment\\Evil.java",
                "src//main/java/assignment/Evil.java",
                "src/main/java/assignment/Ev\nil.java"
            })
    void pathsThatLeadOutAreLeftOut(String path) throws IOException {
        SubmittedFiles files = open(zip(Map.of(SOURCES + "Dense.java", DENSE, path, "class Evil {}")));
        assertEquals(Set.of("assignment/Dense.java"), files.sources().keySet());
        assertEquals(1, files.notes().size());
        assertTrue(files.notes().get(0).contains("leads out of the project"), files.notes()::toString);
        assertTrue(files.notes().get(0).chars().noneMatch(c -> c < ' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dense copy.java", "Dense (1).java", "1.java", "-d.java", ".java"})
    void aNameThatIsNotThatOfAClassIsLeftOut(String name) throws IOException {
        SubmittedFiles files = open(zip(Map.of(SOURCES + "Dense.java", DENSE, SOURCES + name, "class Dense {}")));
        assertEquals(Set.of("assignment/Dense.java"), files.sources().keySet());
    }

    @Test
    void aLinkInAFolderIsNotFollowed() throws IOException {
        Path secret = Files.writeString(work.resolve("secret.java"), "class Secret {}");
        Path folder = folder(Map.of(SOURCES + "Dense.java", DENSE));
        Files.createSymbolicLink(folder.resolve(SOURCES + "Secret.java"), secret);
        Files.createSymbolicLink(folder.resolve(SOURCES + "all"), work);
        SubmittedFiles files = open(folder);
        assertEquals(Set.of("assignment/Dense.java"), files.sources().keySet());
        assertEquals(2, files.notes().size());
        assertEquals(
                "\"src/main/java/assignment/Secret.java\" is a link, and was left out; submit the file itself.",
                files.notes().get(0));
    }

    @Test
    void aFileThatStandsTwiceIsNamed() throws IOException {
        Path zip = new ZipBytes(UTF_8)
                .add(SOURCES + "Dense.java", "first".getBytes(UTF_8))
                .add(SOURCES + "Dense.java", "second".getBytes(UTF_8))
                .write(work.resolve("a.zip"));
        SubmittedFiles files = open(zip);
        assertEquals(Set.of("assignment/Dense.java"), files.sources().keySet());
        assertEquals(
                List.of("The zip file contains \"src/main/java/assignment/Dense.java\" twice, and one of the two was"
                        + " graded; pack the project again."),
                files.notes());
    }

    @Test
    void aZipFileInAFolderIsOpened() throws IOException {
        Path zip = zip(Map.of(SOURCES + "Dense.java", DENSE));
        Path folder = Files.createDirectories(work.resolve("anna"));
        Files.move(zip, folder.resolve("homework.zip"));
        assertEquals(Map.of("assignment/Dense.java", DENSE), open(folder).sources());
    }

    @Test
    void aBombStopsAtTheLimits() throws IOException {
        ZipBytes zip = new ZipBytes(UTF_8).add(SOURCES + "Dense.java", DENSE.getBytes(UTF_8));
        zip.add(SOURCES + "PackedBomb.java", new byte[100_000_000]);
        for (int i = 0; i < 30; i++) {
            zip.again(SOURCES + "Same" + i + ".java"); // the same compressed bytes again
        }
        SubmittedFiles files = open(zip.write(work.resolve("bomb.zip")));
        assertEquals(Set.of("assignment/Dense.java"), files.sources().keySet());
        assertTrue(
                files.notes()
                        .contains(
                                "\"src/main/java/assignment/PackedBomb.java\" is larger than 1 MB, and was left out; a"
                                        + " source file has a few kB."),
                files.notes()::toString);
        assertTrue(
                files.notes()
                        .contains("The files together are larger than 20 MB; those after that size were left out."),
                files.notes()::toString);
    }

    @Test
    void aFalseSizeInTheTableOfContentsDoesNotCount() throws IOException {
        ZipBytes zip = new ZipBytes(UTF_8).add(SOURCES + "Dense.java", new byte[50_000_000]);
        Path file = zip.withDeclaredSize(10).write(work.resolve("a.zip"));
        assertEquals(Set.of(), open(file).sources().keySet());
    }

    @Test
    void manyEntriesAreRefusedBeforeTheyAreRead() throws IOException {
        ZipBytes zip = new ZipBytes(UTF_8).add(SOURCES + "Dense.java", DENSE.getBytes(UTF_8));
        for (int i = 0; i < 30_000; i++) {
            zip.again(SOURCES + "Copy" + i + ".java");
        }
        assertProblem("The zip file has more than 20000 files", zip.write(work.resolve("many.zip")));
    }

    @Test
    void aGigabyteIsAnsweredAtOnce() throws IOException {
        Path noZip = work.resolve("huge.zip");
        try (RandomAccessFile file = new RandomAccessFile(noZip.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        assertProblem("The submission is not a zip file, or only the beginning of a zip file", noZip);
        Path folder = folder(Map.of(SOURCES + "Dense.java", DENSE));
        Files.move(noZip, folder.resolve(SOURCES + "Huge.java"));
        assertEquals(Set.of("assignment/Dense.java"), open(folder).sources().keySet());
    }

    @Test
    void aSubmissionWithoutContentHasAProblem() throws IOException {
        assertProblem("The submission is an empty file of 0 bytes", Files.createFile(work.resolve("empty.zip")));
        assertProblem(
                "The submission is not a zip file, or only the beginning of a zip file",
                Files.writeString(work.resolve("text.zip"), "Dear professor"));
        byte[] whole = Files.readAllBytes(zip(Map.of(SOURCES + "Dense.java", DENSE.repeat(99))));
        assertProblem(
                "The submission is not a zip file, or only the beginning of a zip file",
                Files.write(work.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2)));
        assertProblem(
                "The submission has no Java file that begins with 'package assignment;'; it is empty",
                zip(new LinkedHashMap<>()));
        assertProblem(
                "The submission has no Java file that begins with 'package assignment;'; it has 1 file, \"report.pdf\"",
                folder(Map.of("report.pdf", "x")));
    }

    @Test
    void damagedBytesCostOneFile() throws IOException {
        ZipBytes zip = new ZipBytes(UTF_8)
                .add(SOURCES + "Dense.java", DENSE.getBytes(UTF_8))
                .add(SOURCES + "ReLU.java", DENSE.repeat(99).getBytes(UTF_8));
        SubmittedFiles files = open(zip.withDamagedEnd().write(work.resolve("a.zip")));
        assertEquals(Set.of("assignment/Dense.java"), files.sources().keySet());
        assertEquals(
                List.of("\"src/main/java/assignment/ReLU.java\" is damaged, and was left out; submit it again."),
                files.notes());
    }

    private static void assertProblem(String start, Path submission) throws IOException {
        SubmittedFiles files = open(submission);
        assertEquals(
                Optional.of(start + "; submit the zip file that 'java Course.java pack' writes."), files.problem());
        assertEquals(Map.of(), files.sources());
    }
}
