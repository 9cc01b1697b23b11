package io.beras.autograder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Runs the command as the child of another process, and ends with it.
 *
 * <p>The parent holds the other end of the standard input. A parent that is killed cannot end its children; its end of the
 * input closes.
 */
final class SupervisedCommand {

    private static final int PARENT_ENDED = 1;

    private SupervisedCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... args) {
        Thread watch = new Thread(SupervisedCommand::awaitEndOfInput, "end of parent");
        watch.setDaemon(true);
        watch.start();
        BerasCourseCommand.main(args);
    }

    private static void awaitEndOfInput() {
        try (InputStream in = System.in) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken input is an ended input.
        }
        System.exit(PARENT_ENDED);
    }
}
