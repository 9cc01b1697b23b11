package io.beras.autograder.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityExportTest {

    private static final String DENSE = "package assignment;\n\n/** By Anna Müller. */\nclass Dense {}\n";

    @TempDir
    Path folder;

    private final SortedMap<String, String> stencil = new TreeMap<>();

    @Test
    void writesTheLayoutOfJPlagWithoutGivenFiles() throws IOException {
        stencil.put("src/main/java/assignment/Dense.java", "package assignment;\n\nclass Dense {}\n");
        stencil.put("src/main/java/assignment/given/Digits.java", "package assignment.given;\n\nclass Digits {}\n");
        submit("anna/src/main/java/assignment/Dense.java", DENSE);
        submit("anna/src/main/java/assignment/given/Digits.java", "package assignment.given;\n\nclass Digits {}\n");
        submit("ben/notes.txt", "sorry");

        assertEquals(List.of("ben"), export());
        assertEquals(
                List.of("README.txt", "base/assignment/Dense.java", "submissions/anna/assignment/Dense.java"),
                written());
        assertEquals(DENSE, Files.readString(out().resolve("submissions/anna/assignment/Dense.java")));
    }

    @Test
    void readmeHasTheCommand() throws IOException {
        submit("anna/src/main/java/assignment/Dense.java", DENSE);
        export();
        assertTrue(Files.readString(out().resolve("README.txt"))
                .contains("\n  java -jar jplag.jar -l java -bc base -r results submissions\n"));
    }

    @Test
    void folderWithContentIsRefused() throws IOException {
        submit("anna/src/main/java/assignment/Dense.java", DENSE);
        export();
        IOException refused = assertThrows(IOException.class, this::export);
        assertEquals(out() + " is not empty; name a new folder.", refused.getMessage());
    }

    private List<String> export() throws IOException {
        List<Student> students = ClassFolder.read(folder.resolve("submissions")).students();
        return new SimilarityExport(Reports.COURSE, out()).write(students, stencil);
    }

    private void submit(String path, String text) throws IOException {
        Path file = folder.resolve("submissions").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<String> written() throws IOException {
        try (Stream<Path> tree = Files.walk(out())) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> out().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
