package io.beras.autograder.sandbox;

import java.nio.channels.SocketChannel;

/** A running process with a channel to it. */
public interface ProcessConnection extends AutoCloseable {

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
}
