package io.beras.autograder.sandbox.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** The connection of a program to its parent. */
final class Parent {

    private final SocketChannel channel;

    Parent(String socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(socket)));
    }

    /** Says how an attempt went: "done", or the exception. */
    void attempt(String name, Attempt attempt) throws IOException {
        String result;
        try {
            attempt.run();
            result = "done";
        } catch (InvocationTargetException e) {
            result = e.getCause().toString();
        } catch (Throwable e) {
            result = e.toString();
        }
        tell(name + ": " + result);
    }

    void tell(String line) throws IOException {
        channel.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
    }

    void awaitByte() throws IOException {
        channel.read(ByteBuffer.allocate(1));
    }

    @FunctionalInterface
    interface Attempt {
        void run() throws Exception;
    }
}
