package io.beras.autograder.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends all processes of a user that runs nothing but submissions.
 *
 * <p>A process that forks and ends again and again could escape a search by process number. {@code kill -1} cannot miss it:
 * the kernel signals all processes of the user in one step.
 */
record UserLeftovers(ProcessUser user) implements Leftovers {

    /** A killed process with much memory takes a while to end on a busy machine. */
    private static final int PATIENCE_SECONDS = 30;

    @Override
    public void end() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            if (ProcessTable.ofUser(user.number()).isEmpty()) {
                return;
            }
            killAll();
        }
        throw new IllegalStateException("Processes of user " + user.number() + " do not end: "
                + ProcessTable.ofUser(user.number()) + "; end them before grading goes on.");
    }

    private void killAll() {
        List<String> command = new ArrayList<>(user.command());
        command.addAll(List.of("sh", "-c", "kill -9 -1"));
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
