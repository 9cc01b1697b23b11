package io.beras.plots;

import java.util.stream.DoubleStream;

/**
 * The part of an axis from 0 to 100 % that shows differences: from 95 % on, for values of 96 to 98 %.
 *
 * @param lowest the lowest value of the axis, a multiple of the step
 * @param step the distance of two ticks
 */
record AccuracyRange(double lowest, double step) {

    private static final double[] STEPS = {0.005, 0.01, 0.02, 0.05, 0.1};
    private static final int MOST_TICKS = 5;
    /** (1 − 0.96) / 0.01 is a little above 4. */
    private static final double ROUNDING = 1e-9;

    private static final AccuracyRange WHOLE = new AccuracyRange(0, 0.2);

    /** Returns the range for these values; values that are NaN do not count. */
    static AccuracyRange of(DoubleStream values) {
        double smallest = values.filter(value -> value >= 0 && value <= 1).min().orElse(0);
        for (double step : STEPS) {
            double steps = Math.ceil((1 - smallest) / step - ROUNDING);
            if (steps <= MOST_TICKS) {
                return new AccuracyRange(1 - Math.max(steps, 2) * step, step);
            }
        }
        return WHOLE;
    }
}
