package io.beras.core;

/**
 * Checks of the settings of layers, optimizers and options: each returns the value, or throws
 * {@link IllegalArgumentException} with the name of the setting, the value and the range.
 *
 * <pre>{@code
 * this.beta1 = Arguments.requireBelowOne("beta1", beta1);     // beta1 must be at least 0 and below 1, not 1.5
 * }</pre>
 */
public final class Arguments {

    private Arguments() {}

    /** Returns the value if it is finite and above 0. */
    public static double requirePositive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, not " + value);
        }
        return value;
    }

    /** Returns the value if it is at least 1. */
    public static int requirePositive(String name, int value) {
        requirePositive(name, (long) value);
        return value;
    }

    /** Returns the value if it is at least 1. */
    public static long requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
        return value;
    }

    /** Returns the value if it is finite and at least 0. */
    public static double requireNonNegative(String name, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, not " + value);
        }
        return value;
    }

    /** Returns the value if it is at least 0. */
    public static int requireNonNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, not " + value);
        }
        return value;
    }

    /** Returns the value if it lies in [0, 1]. */
    public static double requireProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, not " + value);
        }
        return value;
    }

    /** Returns the value if it lies in [0, 1), as a decay rate or a momentum must. */
    public static double requireBelowOne(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, not " + value);
        }
        return value;
    }
}
