package io.beras.examples.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    Path home;

    @Test
    void aRunIsTrainedOnceAtATime() throws Exception {
        RunFolder run = new Runs(home).named("first");

        try (RunLock lock = RunLock.take(run)) {
            IOException refused = assertThrows(IOException.class, () -> RunLock.take(run));
            assertEquals(
                    "another process trains the run " + run.path()
                            + " at this time; wait for its end, or start another run with another --name or --out.",
                    refused.getMessage());
            RunLock.take(new Runs(home).named("second")).close();
        }

        RunLock.take(run).close();
        run.requireNew();
    }

    /** Its lock goes with the process, also if nothing could be closed. */
    @Test
    void aKilledProcessLosesTheRun() throws Exception {
        RunFolder run = new Runs(home).named("first");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        run.path().toString())
                .start();
        try {
            assertEquals('1', other.getInputStream().read());
            assertThrows(IOException.class, () -> RunLock.take(run));
        } finally {
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(1, TimeUnit.MINUTES));
        assertFalse(other.isAlive());

        RunLock.take(run).close();
    }

    /** Another process that holds a lock until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (RunLock lock = RunLock.take(new RunFolder(Path.of(args[0])))) {
                System.out.print('1');
                System.out.flush();
                Thread.sleep(TimeUnit.HOURS.toMillis(1));
            }
        }
    }
}
