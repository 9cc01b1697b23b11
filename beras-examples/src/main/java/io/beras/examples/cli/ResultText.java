package io.beras.examples.cli;

import java.util.Locale;

/** Numbers of results as texts for people. */
final class ResultText {

    private static final double LARGE = 1e6;

    private ResultText() {}

    /** Returns a fraction as a percentage with one decimal: 98.2 %. */
    static String percent(double fraction) {
        String text = String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
        return text.equals("0.0 %") && fraction > 0 ? "< 0.1 %" : text;
    }

    /** Returns a fraction as a percentage with two decimals: 98.21 %. */
    static String accuracy(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    /** Returns a number with four decimals, or in scientific notation if it is 1e6 or more. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < LARGE ? "%.4f" : "%.3e", value);
    }
}
