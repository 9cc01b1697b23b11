package io.beras.autograder.gradescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.beras.autograder.Tier;
import io.beras.autograder.stencil.TestAssignment;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts as Gradescope does, with a program in place of Java. */
@EnabledOnOs(OS.LINUX)
class ScriptsTest {

    @TempDir
    Path root;

    private Path programs = Path.of("");

    @BeforeEach
    void unpack() throws Exception {
        Path work = Files.createDirectory(root.resolve("work"));
        Path assignment = Files.createDirectory(work.resolve("assignment"));
        new TestAssignment().in(assignment);
        Path natives = work.resolve("x-linux-x86_64.jar");
        try (FileSystem files = FileSystems.newFileSystem(natives, Map.of("create", "true"))) {
            Files.writeString(files.getPath("libx.so"), "native code");
            Files.writeString(files.getPath("libopenblas.so.0"), "native code");
        }
        new AutograderContent(assignment, natives.toString(), Tier.FULL).write(root.resolve("source"), work);
        programs = Files.createDirectory(root.resolve("programs"));
        program("javac", "echo javac 17.0.15");
        for (String present : List.of("perl", "prlimit", "setpriv", "unshare")) {
            program(present, "exit 0");
        }
    }

    @Test
    void setupUnpacksTheNativeCodeForAllUsersAndClosesTheRest() throws Exception {
        run("source/setup.sh");
        assertEquals("native code", Files.readString(root.resolve("natives/libx.so")));
        assertEquals("native code", Files.readString(root.resolve("natives/libopenblas_nolapack.so.0")));
        assertEquals("rwxr-xr-x", permissions("natives/libx.so"));
        assertEquals("rwxr-xr-x", permissions("natives"));
        assertEquals("rwx------", permissions("source"));
        assertEquals("rw-------", permissions("source/grader/salt"));
    }

    @Test
    void setupInstallsOnlyWhatIsMissing() throws Exception {
        program("javac", "echo javac 11.0.2");
        program("apt-get", "echo \"$@\" >>" + root.resolve("installed"));
        run("source/setup.sh");
        assertEquals(
                "update\ninstall -y --no-install-recommends openjdk-17-jdk-headless\n",
                Files.readString(root.resolve("installed")));
    }

    @Test
    void runGradesTheSubmission() throws Exception {
        program("java", "echo \"$@\" >" + root.resolve("arguments"));
        run("source/run_autograder");
        String arguments = Files.readString(root.resolve("arguments"));
        assertTrue(arguments.contains(" grade %1$s/submission --out %1$s/results ".formatted(root)), arguments);
        assertTrue(arguments.endsWith(" --tier full\n"), arguments);
        assertEquals("rwx------", permissions("results"));
    }

    @Test
    void resultsAreValidEvenIfTheGraderDies() throws Exception {
        program("java", "kill -9 $$");
        String printed = run("source/run_autograder");
        assertTrue(printed.contains("The grader failed with exit code 137."), printed);
        JsonObject results = JsonParser.parseString(Files.readString(root.resolve("results/results.json")))
                .getAsJsonObject();
        assertEquals(0, results.get("score").getAsInt());
        assertFalse(results.get("output").getAsString().isEmpty());
    }

    private String run(String script) throws Exception {
        String path = programs + ":" + StringUtils.defaultString(System.getenv("PATH"));
        Path log = root.resolve("log");
        Command.run(
                List.of("bash", root.resolve(script).toString()),
                Map.of("PATH", path, "BERAS_AUTOGRADER", root.toString()),
                root,
                log);
        return Files.readString(log);
    }

    private void program(String name, String text) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(file)));
    }
}
