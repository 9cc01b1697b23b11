package io.beras.autograder.remote;

import io.beras.autograder.sandbox.ProcessConnection;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two connected channels. */
record Sockets(SocketChannel parent, SocketChannel child) {

    static Sockets open() throws IOException {
        Path folder = Files.createTempDirectory("beras");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            SocketChannel child = SocketChannel.open(address);
            return new Sockets(server.accept(), child);
        } finally {
            Files.deleteIfExists(address.getPath());
            Files.deleteIfExists(folder);
        }
    }

    /** Returns the parent's end as the connection to a process. */
    ProcessConnection connection(String ending) {
        return new ProcessConnection() {
            @Override
            public SocketChannel channel() {
                return parent;
            }

            @Override
            public String ending() {
                return ending;
            }

            @Override
            public void close() {
                try {
                    parent.close();
                    child.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
    }
}
