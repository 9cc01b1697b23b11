package io.beras.autograder.submitted;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A submission with overloads, for {@code LocalSubmissionTest}. */
public final class Averages implements CharSequence {

    private final String text;

    public Averages() {
        this("no argument");
    }

    public Averages(int... values) {
        this("int..." + Arrays.toString(values));
    }

    public Averages(String text) {
        this.text = text;
    }

    public Averages(double value, List<?> list) {
        this("double " + value + ", List " + list);
    }

    Averages(char hidden) {
        this("char " + hidden);
    }

    public static double of(ToDoubleFunction<double[]> function, double[] x) {
        return function.applyAsDouble(x);
    }

    public static long count(int... values) {
        return values.length;
    }

    public static long countAfter(int first, int... values) {
        return first + values.length;
    }

    public static String fails(String message) throws Exception {
        throw new Exception(message);
    }

    public static Object nothing() {
        return null;
    }

    public String notStatic(int i) {
        return text + i;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
