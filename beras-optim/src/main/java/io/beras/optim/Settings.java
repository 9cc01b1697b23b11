package io.beras.optim;

/** Checks of hyperparameters. */
final class Settings {

    private Settings() {}

    /** Returns the value if it lies in [low, high]; NaN does not. */
    static double require(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            String range = high == Double.MAX_VALUE ? "finite and at least " + low : "from " + low + " to " + high;
            throw new IllegalArgumentException(what + " must be " + range + ", not " + value);
        }
        return value;
    }

    /** Returns a rate of forgetting: from 0 (inclusive) to 1 (exclusive). */
    static double requireDecay(String what, double value) {
        return require(what, value, 0, Math.nextDown(1.0));
    }
}
