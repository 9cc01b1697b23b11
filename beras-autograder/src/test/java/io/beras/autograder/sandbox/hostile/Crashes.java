package io.beras.autograder.sandbox.hostile;

final class Crashes {
    public static void main(String... args) throws Exception {
        new Parent(args[0]);
        Memory.write(8);
    }
}
