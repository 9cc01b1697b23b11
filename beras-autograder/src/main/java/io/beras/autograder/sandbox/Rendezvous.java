package io.beras.autograder.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A Unix-domain socket in a folder, for one connection. After the connection nobody else can connect. */
final class Rendezvous implements AutoCloseable {

    /** The system's own limit is 108 bytes on Linux and 104 on macOS. */
    private static final int LONGEST_PATH = 100;

    private static final long POLL_MILLISECONDS = 50;

    private final Path socket;
    private final ServerSocketChannel listener;

    /**
     * Opens the socket.
     *
     * @throws IOException if the path of the folder is too long for a socket
     */
    Rendezvous(Path folder, Optional<ProcessUser> user) throws IOException {
        socket = folder.resolve("socket");
        int length = socket.toString().getBytes(UTF_8).length;
        if (length > LONGEST_PATH) {
            throw new IOException("The path of the socket " + socket + " has " + length
                    + " bytes, but a socket may have " + LONGEST_PATH + "; choose a work folder with a shorter path.");
        }
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
            listener.configureBlocking(false);
            if (user.isPresent()) {
                user.get().own(socket);
            }
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    Path socket() {
        return socket;
    }

    /** Waits for the connection; nothing if the process ends, or does not connect in time. */
    Optional<SocketChannel> accept(Process process, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Selector selector = Selector.open()) {
            listener.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                boolean alive = process.isAlive();
                selector.select(POLL_MILLISECONDS);
                SocketChannel channel = listener.accept();
                if (channel != null) {
                    channel.configureBlocking(true);
                    return Optional.of(channel);
                }
                if (!alive || System.nanoTime() > deadline) {
                    return Optional.empty();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
    }
}
