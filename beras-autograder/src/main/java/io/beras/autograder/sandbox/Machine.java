package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs harmless programs, to find out what this machine allows. */
final class Machine {

    private static final long PATIENCE_SECONDS = 20;

    private Machine() {}

    /** Returns true if the command ends with exit code 0; false also if it is not installed. */
    static boolean runs(List<String> command, Path folder) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        ChildEnvironment.reduce(builder.environment());
        try {
            Process process = builder.start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
