package io.beras.autograder.sandbox;

import java.nio.channels.SocketChannel;

/**
 * A running process of a submission, with a channel of its own. Whatever it prints or sends is untrusted.
 *
 * <pre>{@code
 * try (SandboxedProcess process = sandbox.start(program)) {
 *     ask(process.channel());
 * }
 * }</pre>
 */
public interface SandboxedProcess extends AutoCloseable {

    /** Returns the connected channel to the process, in blocking mode. */
    SocketChannel channel();

    /**
     * Kills the process and all processes that it has started, waits for their end, and deletes the folder of the process.
     * Closing twice has no effect.
     */
    @Override
    void close();

    /**
     * Returns how the process ended, with a remedy, as a part of a sentence for a student, such as "the process ended with
     * exit code 0; remove System.exit". Call it after the channel broke, or after {@link #close()}; it waits up to two
     * seconds for a process that is about to end.
     */
    String ending();

    /**
     * Returns the first 16 KB that the process has printed to stdout and stderr; the rest is discarded. The text is the
     * submission's: show it as plain text, never as HTML.
     */
    String output();
}
