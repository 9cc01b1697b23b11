package io.beras.autograder.gradebook;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as texts. */
final class Numbers {

    private Numbers() {}

    /** Returns points with at most two decimals, and a decimal point in each language. */
    static String points(double points) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(points);
    }

    static String percent(double points, double max) {
        return max == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100 * points / max);
    }
}
