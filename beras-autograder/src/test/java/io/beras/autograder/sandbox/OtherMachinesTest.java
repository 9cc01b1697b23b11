package io.beras.autograder.sandbox;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hostile programs on weaker machines, which a root user can imitate: nothing that a machine promises is broken. */
@Timeout(120)
class OtherMachinesTest {

    private static final List<String> DOCKER = List.of(
            "setpriv",
            "--inh-caps=-all",
            "--bounding-set=-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service"
                    + ",+net_raw,+sys_chroot,+mknod,+audit_write,+setfcap",
            "--");

    private static final List<String> EVERYDAY_USER =
            List.of("setpriv", "--reuid=61300", "--regid=61300", "--clear-groups", "--inh-caps=-all", "--");

    @BeforeEach
    void rootCanImitate(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Machine.runs(java(DOCKER), folder), "only root can start a JVM with fewer rights");
    }

    private static List<String> java(List<String> command) {
        List<String> java = new ArrayList<>(command);
        java.addAll(List.of(JavaCommand.java().toString(), "-version"));
        return java;
    }

    @Test
    void rootInAContainerOfDocker(TestReporter reporter) throws IOException, InterruptedException {
        run(new ImitatedMachine(DOCKER, List.of()), reporter);
    }

    @Test
    void rootInAContainerOfDockerOnAnOldKernel(TestReporter reporter) throws IOException, InterruptedException {
        run(new ImitatedMachine(DOCKER, List.of(Protection.OWN_FOLDER_ONLY)), reporter);
    }

    @Test
    void anEverydayUser(TestReporter reporter) throws IOException, InterruptedException {
        run(new ImitatedMachine(EVERYDAY_USER, List.of()), reporter);
    }

    @Test
    void anEverydayUserWithoutNamespaces(TestReporter reporter) throws IOException, InterruptedException {
        run(new ImitatedMachine(EVERYDAY_USER, List.of(Protection.PROCESS_NAMESPACE)), reporter);
    }

    @Test
    void aSystemWithoutAnyProtection(TestReporter reporter) throws IOException, InterruptedException {
        run(new ImitatedMachine(EVERYDAY_USER, List.copyOf(EnumSet.allOf(Protection.class))), reporter);
    }

    private static void run(ImitatedMachine machine, TestReporter reporter) throws IOException, InterruptedException {
        List<String> printed = machine.run(HostileProgramsTest.class);
        reporter.publishEntry(printed.stream()
                .filter(line -> line.startsWith("held") || line.startsWith("ABORTED"))
                .collect(joining("\n")));
        assertEquals(
                List.of(),
                printed.stream().filter(line -> line.startsWith("FAILED")).toList());
        assertEquals(
                1,
                printed.stream()
                        .filter(line -> line.startsWith("SUCCESSFUL HostileProgramsTest"))
                        .count(),
                () -> String.join("\n", printed));
    }
}
