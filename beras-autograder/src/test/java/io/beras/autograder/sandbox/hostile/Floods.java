package io.beras.autograder.sandbox.hostile;

final class Floods {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        for (int i = 0; i < 200_000; i++) {
            System.out.println("line " + i + " of a flood that a parent must read, or else the program stands still");
        }
        parent.tell("dry");
    }
}
