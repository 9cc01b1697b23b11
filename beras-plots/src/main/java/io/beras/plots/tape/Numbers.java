package io.beras.plots.tape;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Values as short texts, the same in every locale. */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(3);

    private Numbers() {}

    /** Returns a value with three significant digits: 13, 0.132, 2.5e-7, NaN, ∞. */
    static String text(double value) {
        if (value == 0 || Double.isNaN(value)) {
            return value == 0 ? "0" : "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale() - 1;
        return magnitude >= -4 && magnitude < 5
                ? rounded.toPlainString()
                : rounded.scaleByPowerOfTen(-magnitude).toPlainString() + "e" + magnitude;
    }

    /** Returns a count with its noun, which gets an s unless the count is 1: "1 call", "2,000 calls". */
    static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
