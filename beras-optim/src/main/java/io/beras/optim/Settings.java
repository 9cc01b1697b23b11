package io.beras.optim;

/** Checks of hyperparameters. */
final class Settings {

    private Settings() {}

    /** Returns the value if it is finite and not negative. */
    static double requireNotNegative(String what, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + " must be finite and at least 0, not " + value);
        }
        return value;
    }

    /** Returns a rate of forgetting: from 0 (inclusive) to 1 (exclusive). */
    static double requireDecay(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " must be at least 0 and below 1, not " + value);
        }
        return value;
    }
}
