package io.beras.optim;

import io.beras.core.Variable;

/** The values that a slot can hold: restored values outside the range are refused. */
enum SlotRange {
    /** Any finite value, as of a moment or a velocity. */
    FINITE("finite"),
    /** The values of a mean or a sum of squares. */
    NON_NEGATIVE("at least 0"),
    /** The values of a product of factors from 0 to 1. */
    FRACTION("from 0 to 1"),
    /** The values of a count; above 2⁵³ a DOUBLE can't count. */
    COUNT("a whole number from 0 to 2^53");

    private static final double LARGEST_COUNT = 0x1p53;

    private final String text;

    SlotRange(String text) {
        this.text = text;
    }

    /** Returns whether the value lies in this range. */
    boolean contains(double value) {
        return switch (this) {
            case FINITE -> Double.isFinite(value);
            case NON_NEGATIVE -> value >= 0 && Double.isFinite(value);
            case FRACTION -> value >= 0 && value <= 1;
            case COUNT -> value >= 0 && value <= LARGEST_COUNT && value == Math.rint(value);
        };
    }

    /** Checks each restored value. */
    void require(Variable restored) {
        double[] values = restored.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (!contains(values[i])) {
                throw new IllegalArgumentException("the state to restore holds \"" + restored.name() + "\" with "
                        + values[i] + " as element " + i + ", but every element must be " + text
                        + "; restore the state of another checkpoint, or start with a new optimizer");
            }
        }
    }
}
