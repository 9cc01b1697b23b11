package io.beras.autograder.sandbox.hostile;

import java.io.IOException;

/** Starts programs in sessions of their own; args[1] is the argument of sleep, by which they are found. */
final class Forks {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        int started = 0;
        try {
            for (int i = 0; i < 200; i++) {
                new ProcessBuilder("setsid", "sh", "-c", "trap '' HUP TERM; sleep " + args[1] + " & wait").start();
                started++;
            }
        } catch (IOException e) {
            System.out.println(e);
        }
        parent.tell(started > 0 ? "started" : "none");
    }
}
