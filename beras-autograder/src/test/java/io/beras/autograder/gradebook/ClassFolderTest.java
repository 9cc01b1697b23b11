package io.beras.autograder.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFolderTest {

    @TempDir
    Path folder;

    @Test
    void zipFilesAndFoldersAreStudents() throws IOException {
        Files.createDirectory(folder.resolve("ben"));
        Files.createFile(folder.resolve("anna.zip"));
        Files.createFile(folder.resolve("Cora.ZIP"));
        assertEquals(List.of("Cora", "anna", "ben"), names());
    }

    @Test
    void otherFilesAreNamedAndIgnored() throws IOException {
        Files.createFile(folder.resolve("anna.zip"));
        Files.createFile(folder.resolve("grades.xlsx"));
        Files.createFile(folder.resolve(".DS_Store"));
        Files.createDirectory(folder.resolve("__MACOSX"));
        ClassFolder submissions = ClassFolder.read(folder);
        assertEquals(List.of("anna"), names());
        assertEquals(List.of(".DS_Store", "__MACOSX", "grades.xlsx"), submissions.ignored());
    }

    @Test
    void metadataOfGradescopeIsNoSubmission() throws IOException {
        Files.createFile(folder.resolve("anna.zip"));
        Files.createFile(folder.resolve("anna.submission_metadata.json"));
        assertEquals(new ClassFolder(ClassFolder.read(folder).students(), List.of()), ClassFolder.read(folder));
    }

    @Test
    void folderAndZipFileOfTheSameNameAreTwoStudents() throws IOException {
        Files.createDirectory(folder.resolve("anna"));
        Files.createFile(folder.resolve("anna.zip"));
        assertEquals(List.of("anna", "anna.zip"), names());
    }

    @Test
    void namesTheRemedyIfThereIsNothing() {
        IOException empty = assertThrows(IOException.class, () -> ClassFolder.read(folder));
        assertTrue(empty.getMessage().contains("has no submission; name a folder"), empty.getMessage());
        IOException missing = assertThrows(IOException.class, () -> ClassFolder.read(folder.resolve("x")));
        assertTrue(missing.getMessage().startsWith("There is no folder"), missing.getMessage());
    }

    private List<String> names() throws IOException {
        return ClassFolder.read(folder).students().stream().map(Student::name).toList();
    }
}
