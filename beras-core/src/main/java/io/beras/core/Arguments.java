package io.beras.core;

/** Checks of hyperparameters. */
public final class Arguments {

    private Arguments() {}

    /** Returns the value if it is finite and not negative. */
    public static double requireNotNegative(String what, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + " must be finite and at least 0, not " + value);
        }
        return value;
    }

    /** Returns the value if it is finite and above 0. */
    public static double requirePositive(String what, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + " must be finite and above 0, not " + value);
        }
        return value;
    }

    /** Returns a rate of forgetting, or a share: from 0 (inclusive) to 1 (exclusive). */
    public static double requireDecay(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " must be at least 0 and below 1, not " + value);
        }
        return value;
    }

    /** Returns a number of steps: at least 1. */
    public static long requireSteps(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
        return value;
    }

    /** Returns a number of things that may be missing altogether: at least 0. */
    public static int requireCount(String what, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must be at least 0, not " + value);
        }
        return value;
    }
}
