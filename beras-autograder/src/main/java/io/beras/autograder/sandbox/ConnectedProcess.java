package io.beras.autograder.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;

/** A process and its channel. */
record ConnectedProcess(StartedProcess process, SocketChannel channel) implements SandboxedProcess {

    @Override
    public void close() {
        process.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String ending() {
        return process.ending();
    }

    @Override
    public String output() {
        return process.output();
    }
}
