package io.beras.data.tables;

import java.math.BigDecimal;

/** Decimal numbers as text, such as "-1.5e3". Reads each character once, so the time grows with the length of the text. */
final class NumberText {

    /** The longest texts that are compared by value; longer ones are compared letter by letter. */
    private static final int MAX_COMPARED = 400;

    private NumberText() {}

    /** Returns whether a text is a number: a sign, digits with a point, and an exponent; sign and exponent may be missing. */
    static boolean isNumber(String text) {
        int start = afterSign(text, 0);
        int point = afterDigits(text, start);
        int end = point < text.length() && text.charAt(point) == '.' ? afterDigits(text, point + 1) : point;
        int digits = end - start - (end > point ? 1 : 0);
        if (digits == 0) {
            return false;
        }
        if (end == text.length()) {
            return true;
        }
        int exponent = afterSign(text, end + 1);
        return Character.toLowerCase(text.charAt(end)) == 'e'
                && exponent < text.length()
                && afterDigits(text, exponent) == text.length();
    }

    /** Returns whether a number is written as an integer: a sign and digits only. */
    static boolean isInteger(String text) {
        int start = afterSign(text, 0);
        return start < text.length() && afterDigits(text, start) == text.length();
    }

    /** Returns whether a text is a number with a decimal comma, such as "1,5". */
    static boolean hasDecimalComma(String text) {
        int comma = text.indexOf(',');
        return comma >= 0 && isNumber(text.substring(0, comma) + "." + text.substring(comma + 1));
    }

    /** Returns whether two numbers have the same value, such as "1.50" and "1.5". */
    static boolean areEqual(String a, String b) {
        return a.equals(b)
                || a.length() <= MAX_COMPARED
                        && b.length() <= MAX_COMPARED
                        && new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    }

    private static int afterSign(String text, int start) {
        return start < text.length() && (text.charAt(start) == '+' || text.charAt(start) == '-') ? start + 1 : start;
    }

    private static int afterDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
