package io.beras.autograder.sandbox.hostile;

import org.nd4j.linalg.factory.Nd4j;

/** Runs one operation of ND4J; not hostile at all. */
final class Multiplies {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        parent.tell("sum: " + Nd4j.ones(3, 4).mmul(Nd4j.ones(4, 2)).sumNumber());
    }
}
