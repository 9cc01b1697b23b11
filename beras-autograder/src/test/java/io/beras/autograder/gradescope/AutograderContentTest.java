package io.beras.autograder.gradescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import io.beras.autograder.stencil.TestAssignment;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class AutograderContentTest {

    @TempDir
    Path folder;

    private Path assignment = Path.of("");
    private Path content = Path.of("");

    @BeforeEach
    void writeAssignment() throws IOException {
        assignment = Files.createDirectory(folder.resolve("assignment"));
        new TestAssignment().in(assignment);
        Files.writeString(assignment.resolve(".grading-salt"), "the lecturer's");
        content = folder.resolve("content");
    }

    @Test
    void hasScriptsLibrariesNativeCodeAssignmentAndSalt() throws Exception {
        write(jar("gson.jar", "Gson.class"), classes(), jar("x-linux-x86_64.jar", "org/libx.so"));
        assertEquals(
                List.of("assignment", "lib", "natives.tar.xz", "salt"),
                names(content.resolve("grader")).stream()
                        .map(name -> name.replace("tar.gz", "tar.xz"))
                        .toList());
        assertEquals(List.of("grader", "run_autograder", "setup.sh"), names(content));
        assertEquals(List.of("classes-1.jar", "gson.jar"), names(content.resolve("grader/lib")));
        assertTrue(
                Files.exists(content.resolve("grader/assignment/src/test/java/assignment/hidden/MeanHiddenTest.java")));
        assertEquals(32, Files.size(content.resolve("grader/salt")), "a salt of its own");
    }

    @Test
    void runsInItsTier() throws Exception {
        write(jar("x-linux-x86_64.jar", "org/libx.so"));
        String script = Files.readString(content.resolve("run_autograder"));
        assertTrue(script.contains("--tier basic ||"), script);
        assertFalse(script.contains("@"), script);
    }

    @Test
    void needsTheNativeCodeOfGradescopesMachines() throws IOException {
        Path other = jar("x-macosx-arm64.jar", "org/libx.dylib");
        AutograderException missing = assertThrows(AutograderException.class, () -> write(other));
        assertTrue(missing.getMessage().contains("run make-autograder on Linux with an x86_64 processor"));
    }

    @Test
    void scriptsInTheZipFileAreExecutable() throws Exception {
        write(jar("gson.jar", "Gson.class"), jar("x-linux-x86_64.jar", "org/libx.so"));
        Path zip = folder.resolve("autograder.zip");
        Archive.pack(content, zip);
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            assertEquals(
                    PosixFilePermissions.fromString("rwxr-xr-x"),
                    Files.getPosixFilePermissions(files.getPath("run_autograder")));
        }
        Archive.unpack(zip, folder.resolve("unpacked"));
        assertEquals(names(content.resolve("grader")), names(folder.resolve("unpacked/grader")));
    }

    private void write(Path... classPath) throws Exception {
        String joined = Stream.of(classPath)
                .map(Path::toString)
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElse("");
        new AutograderContent(assignment, joined, Tier.BASIC).write(content, folder);
    }

    private Path jar(String name, String entry) throws IOException {
        Path jar = folder.resolve(name);
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path file = files.getPath(entry);
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, "content");
        }
        return jar;
    }

    private Path classes() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(classes.resolve("A.class"), "content");
        return classes;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
