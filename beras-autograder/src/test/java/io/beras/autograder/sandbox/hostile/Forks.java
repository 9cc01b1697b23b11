package io.beras.autograder.sandbox.hostile;

/** Starts programs in sessions of their own without end; args[1] is the argument of sleep, by which they are found. */
final class Forks {

    private static final int ENOUGH = 5;

    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        for (int i = 0; i < 200; i++) {
            new ProcessBuilder("setsid", "sh", "-c", "trap '' HUP TERM; sleep " + args[1] + " & wait").start();
            if (i == ENOUGH) {
                parent.tell("started");
            }
        }
        Thread.sleep(Long.MAX_VALUE);
    }
}
