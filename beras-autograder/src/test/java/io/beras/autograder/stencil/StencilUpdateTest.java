package io.beras.autograder.stencil;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import io.beras.autograder.course.StencilManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StencilUpdateTest {

    private static final String MEAN = "src/main/java/assignment/Mean.java";
    private static final String TWICE = "src/main/java/assignment/Twice.java";
    private static final UpdateReport NOTHING = new UpdateReport(List.of(), List.of(), List.of(), List.of());

    @TempDir
    Path folder;

    private Path project;
    private final TestAssignment assignment = new TestAssignment();

    @BeforeEach
    void makeProject() throws Exception {
        project = folder.resolve("project");
        assignment.in(folder.resolve("first")).make(project, Tier.FULL);
    }

    @Test
    void sameAssignmentChangesNothing() throws Exception {
        write(MEAN, "// mine");
        assertEquals(NOTHING, update());
        assertEquals("// mine", read(MEAN));
    }

    @Test
    void unchangedFileIsRenewed() throws Exception {
        assignment.replace(TWICE, "/** Twice a value. */", "/** Two times a value. */");
        assertEquals(new UpdateReport(List.of(TWICE), List.of(), List.of(), List.of()), update());
        assertTrue(read(TWICE).contains("Two times"));
        assertTrue(read(".course/originals/" + TWICE).contains("Two times"));
        assertEquals(
                StencilManifest.hash(Files.readAllBytes(project.resolve(TWICE))),
                StencilManifest.read(project).files().get(TWICE));
    }

    @Test
    void changedFileIsKept() throws Exception {
        write(TWICE, "// mine");
        assignment.replace(TWICE, "/** Twice a value. */", "/** Two times a value. */");
        assertEquals(new UpdateReport(List.of(), List.of(), List.of(), List.of(TWICE)), update());
        assertEquals("// mine", read(TWICE));
        assertTrue(read(".course/originals/" + TWICE).contains("Two times"));
    }

    @Test
    void deletedFileStaysDeleted() throws Exception {
        Files.delete(project.resolve(TWICE));
        assignment.replace(TWICE, "/** Twice a value. */", "/** Two times a value. */");
        assertEquals(List.of(TWICE), update().kept());
        assertFalse(Files.exists(project.resolve(TWICE)));
    }

    @Test
    void otherLineEndsAreNoChange() throws Exception {
        write(TWICE, read(TWICE).replace("\n", "\r\n"));
        assignment.replace(TWICE, "/** Twice a value. */", "/** Two times a value. */");
        assertEquals(List.of(TWICE), update().renewed());
    }

    @Test
    void newFileIsAddedAndOwnFileStays() throws Exception {
        String added = "src/main/java/assignment/Added.java";
        String mine = "src/main/java/assignment/Mine.java";
        write(mine, "// mine");
        assignment.put(added, "package assignment;\n\npublic class Added {}\n");
        assignment.put(mine, "package assignment;\n\npublic class Mine {}\n");
        assertEquals(new UpdateReport(List.of(), List.of(added), List.of(), List.of(mine)), update());
        assertEquals("// mine", read(mine));
        assertTrue(read(added).contains("class Added"));
    }

    @Test
    void fileThatIsGoneIsRemovedUnlessChanged() throws Exception {
        assignment.put("stencil/A.md", "a").put("stencil/B.md", "b");
        update();
        write("B.md", "mine");
        assignment.remove("stencil/A.md").remove("stencil/B.md");
        assertEquals(new UpdateReport(List.of(), List.of(), List.of("A.md"), List.of("B.md")), updateFrom("third"));
        assertFalse(Files.exists(project.resolve("A.md")));
        assertFalse(Files.exists(project.resolve(".course/originals/A.md")));
        assertEquals("mine", read("B.md"));
    }

    @Test
    void interruptedUpdateIsCompleted() throws Exception {
        String manifest = read(StencilManifest.FILE);
        assignment.replace(TWICE, "/** Twice a value. */", "/** Two times a value. */");
        update();
        String renewed = read(StencilManifest.FILE);
        write(StencilManifest.FILE, manifest);
        assertEquals(NOTHING, updateFrom("third"));
        assertEquals(renewed, read(StencilManifest.FILE));
    }

    @Test
    void failedProofChangesNothing() throws Exception {
        assignment.replace(TWICE, "/** Twice a value. */", "/** Two times a value. */");
        assignment.replace("course.json", "\"tests\": 2", "\"tests\": 3");
        assertThrows(StencilException.class, this::update);
        assertTrue(read(TWICE).contains("Twice"));
    }

    @Test
    void folderWithoutManifestIsRefused() {
        StencilMaker maker = new StencilMaker(folder.resolve("first"), TestAssignment.classPath());
        String message =
                assertThrows(IOException.class, () -> maker.update(folder)).getMessage();
        assertTrue(message.endsWith("name a folder that 'beras-course make-stencil' has written."), message);
    }

    @Test
    void pathOutsideOfTheProjectIsRefused() throws Exception {
        write("../outside.txt", "outside");
        String hash = StencilManifest.hash("outside".getBytes(UTF_8));
        write(
                StencilManifest.FILE,
                read(StencilManifest.FILE)
                        .replace("\"files\": {", "\"files\": {\n\"../outside.txt\": \"" + hash + "\","));
        assertThrows(IOException.class, this::update);
        assertEquals("outside", read("../outside.txt"));
    }

    private UpdateReport update() throws Exception {
        return updateFrom("second");
    }

    private UpdateReport updateFrom(String name) throws Exception {
        return assignment.in(folder.resolve(name)).update(project);
    }

    private String read(String path) throws IOException {
        return Files.readString(project.resolve(path));
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(project.resolve(path), text);
    }
}
