package io.beras.autograder.student;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes points, with at most two decimals. */
final class Points {

    private Points() {}

    static String of(double points) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(points);
    }

    /** Returns "1 point" or "4 points". */
    static String inWords(double points) {
        return of(points) + (points == 1 ? " point" : " points");
    }

    /** Returns "68 points + 3 optional"; without optional points, "68 points". */
    static String withOptional(double points, double optional) {
        return inWords(points) + (optional == 0 ? "" : " + " + of(optional) + " optional");
    }

    /** Returns "64 of 68 points + 0 of 3 optional"; without optional points, "64 of 68 points". */
    static String withOptional(double points, double possible, double optional, double possibleOptional) {
        String extra = possibleOptional == 0 ? "" : " + " + of(optional) + " of " + of(possibleOptional) + " optional";
        return of(points) + " of " + inWords(possible) + extra;
    }

    /** Returns "1 test" or "3 tests". */
    static String count(int count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }
}
