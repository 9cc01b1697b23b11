package io.beras.autograder.sandbox.hostile;

import java.net.InetAddress;
import java.net.Socket;

/** Opens a connection to a port of this machine. */
final class Connects {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        parent.attempt(
                "connection", () -> new Socket(InetAddress.getByName(args[1]), Integer.parseInt(args[2])).close());
    }
}
