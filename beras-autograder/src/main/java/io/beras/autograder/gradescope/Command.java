package io.beras.autograder.gradescope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a command of the system with an environment of its own. */
final class Command {

    private Command() {}

    /** Returns true if the command runs without an error. */
    static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    /**
     * Runs a command.
     *
     * @param environment the only variables of the command
     * @param log the file for what the command prints
     * @throws AutograderException with the output if the command fails
     */
    static void run(List<String> command, Map<String, String> environment, Path folder, Path log)
            throws IOException, InterruptedException, AutograderException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new AutograderException(
                    String.join(" ", command) + " failed with exit code " + exitCode + ":\n" + Files.readString(log));
        }
    }
}
