package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The second signal ends the process, so ResumedRunsTest has the processes that are ended. */
@DisabledOnOs(OS.WINDOWS)
class StopSignalsTest {

    @Test
    void aSignalAsksToStopAndDecidesTheExitCode() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);

        try (StopSignals signals = new StopSignals(asked::countDown)) {
            assertEquals(0, signals.exitCode());
            new ProcessBuilder(
                            "kill",
                            "-TERM",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();

            assertTrue(asked.await(10, TimeUnit.SECONDS));
            assertEquals(143, signals.exitCode());
        }
    }
}
