package io.beras.autograder.sandbox.hostile;

/** Kills the process of a number. */
final class Kills {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        Process kill = new ProcessBuilder("sh", "-c", "kill -9 " + args[1]).start();
        parent.tell("exit code " + kill.waitFor());
    }
}
