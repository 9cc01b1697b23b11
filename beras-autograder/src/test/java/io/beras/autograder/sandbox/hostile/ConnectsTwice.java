package io.beras.autograder.sandbox.hostile;

/** Connects to the parent a second time, as soon as the parent says that it has the first connection. */
final class ConnectsTwice {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        parent.tell("connected");
        parent.awaitByte();
        parent.attempt("second channel", () -> new Parent(args[0]));
    }
}
