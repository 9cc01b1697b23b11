package io.beras.autograder.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers with their English nouns. */
final class Wording {

    private Wording() {}

    /** Returns a number with at most two decimals, such as "2.5". */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns "1 point" or "2.5 points". */
    static String points(double points) {
        return number(points) + (points == 1 ? " point" : " points");
    }

    /** Returns "1 test" or "3 tests". */
    static String count(int count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
