package assignment.grading;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.grade.ImpatientGrader;
import io.beras.autograder.sandbox.AnotherMachine;
import io.beras.autograder.sandbox.Protection;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The hostile submissions on weaker machines, which a root user can imitate. Where a protection is missing, an attack may
 * succeed; it still costs no other part a point, and the report is still complete.
 */
@EnabledIfSystemProperty(named = "beras.hostile.machines", matches = "true")
@Tag("long")
class HostileMachinesTest {

    private static final List<String> DOCKER = List.of(
            "setpriv",
            "--inh-caps=-all",
            "--bounding-set=-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service"
                    + ",+net_raw,+sys_chroot,+mknod,+audit_write,+setfcap",
            "--");

    private static final List<String> EVERYDAY_USER =
            List.of("setpriv", "--reuid=61300", "--regid=61300", "--clear-groups", "--inh-caps=-all", "--");

    @Test
    void rootWithDockersCapabilities(TestReporter reporter) throws IOException, InterruptedException {
        assertHeld(reporter, DOCKER);
    }

    @Test
    void anEverydayUserWithoutNamespaces(TestReporter reporter) throws IOException, InterruptedException {
        assertHeld(reporter, EVERYDAY_USER, Protection.PROCESS_NAMESPACE);
    }

    @Test
    void noProtectionAtAll(TestReporter reporter) throws IOException, InterruptedException {
        assertHeld(reporter, EVERYDAY_USER, Protection.values());
    }

    private static void assertHeld(TestReporter reporter, List<String> command, Protection... without)
            throws IOException, InterruptedException {
        String names = Arrays.stream(without).map(Enum::name).collect(joining(","));
        AnotherMachine machine = new AnotherMachine(
                command,
                List.of(
                        "-Dberas.hostile=" + System.getProperty("beras.hostile", "some"),
                        "-D" + ImpatientGrader.WITHOUT + "=" + names));
        List<String> printed = machine.run(HostileSubmissionsTest.class);
        reporter.publishEntry(
                "succeeded",
                printed.stream().filter(line -> line.startsWith("{succeeded")).collect(joining("\n")));
        assertEquals(
                List.of(),
                printed.stream().filter(line -> line.startsWith("FAILED")).toList());
        assertTrue(
                printed.stream().anyMatch(line -> line.startsWith("SUCCESSFUL HostileSubmissionsTest")),
                () -> printed.stream().collect(Collectors.joining("\n")));
    }
}
