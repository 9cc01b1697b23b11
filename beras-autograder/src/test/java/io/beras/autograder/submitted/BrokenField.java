package io.beras.autograder.submitted;

/** A submission whose static field can't be computed. */
public final class BrokenField {

    static final int RATIO = divide(1, 0);

    private static int divide(int a, int b) {
        return a / b;
    }
}
