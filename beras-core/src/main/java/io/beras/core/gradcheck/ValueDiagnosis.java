package io.beras.core.gradcheck;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;

/** The mistakes that are possible in any formula: a sign, a factor, a transposition, zeros, an offset. */
final class ValueDiagnosis {

    private final List<ValuePoint> points;
    private final List<Diagnosis> found = new ArrayList<>();

    private ValueDiagnosis(List<ValuePoint> points) {
        this.points = points;
    }

    /** Returns the mistakes that explain the actual values at all points, the most probable first. */
    static List<Diagnosis> of(List<ValuePoint> points) {
        ValueDiagnosis search = new ValueDiagnosis(points);
        search.notANumber();
        search.formula("shape", "looks like the right elements in a wrong shape", ValuePoint::expected);
        search.formula(
                "zero",
                "looks like 0 everywhere: the result is never computed, or a factor is 0",
                point -> new double[point.expected().length]);
        search.factors();
        search.formula(
                "transposed",
                "looks like the transposed result: rows and columns are swapped",
                point -> isMatrix(point.actualShape()) ? transposed(point.expected(), point.shape()) : new double[0]);
        search.offsets();
        return search.found;
    }

    private void notANumber() {
        boolean wrong = points.stream().anyMatch(point -> point.hasExpectedShape() && turnsToNaN(point));
        if (wrong) {
            found.add(new Diagnosis(
                    "nan",
                    "looks like an undefined operation, such as 0/0, the log or the root of a negative value, or an"
                            + " overflow of exp: an element is NaN or infinite where a finite value is expected"));
        }
    }

    private static boolean turnsToNaN(ValuePoint point) {
        for (int i = 0; i < point.expected().length; i++) {
            if (Double.isFinite(point.expected()[i]) && !Double.isFinite(point.actual()[i])) {
                return true;
            }
        }
        return false;
    }

    private void factors() {
        factor("sign", "looks like the opposite sign: every element is −1 times the expected element", point -> -1);
        factor("half", "looks like a missing factor 2: every element is half the expected element", point -> 0.5);
        factor("double", "looks like a factor 2 too many: every element is twice the expected element", point -> 2);
        factor(
                "log-base",
                "looks like the logarithm to base 2 in place of the natural logarithm",
                point -> 1 / Math.log(2));
        factor(
                "log-base",
                "looks like the logarithm to base 10 in place of the natural logarithm",
                point -> 1 / Math.log(10));
        factor("percent", "looks like percent: every element is 100 times the expected fraction", point -> 100);
        sizes();
        constantRatio();
    }

    private void sizes() {
        for (String name : points.get(0).sizes().keySet()) {
            if (points.stream().allMatch(point -> size(point, name) > 1)) {
                factor(
                        "sum-for-mean",
                        "looks like a sum in place of a mean: every element is the " + name + " times too large",
                        point -> size(point, name));
                factor(
                        "mean-for-sum",
                        "looks like a mean in place of a sum: every element is divided by the " + name,
                        point -> 1.0 / size(point, name));
            }
        }
    }

    private static long size(ValuePoint point, String name) {
        return point.sizes().getOrDefault(name, 1L);
    }

    private void factor(String cause, String text, ToDoubleFunction<ValuePoint> factor) {
        formula(cause, text, point -> scaled(point.expected(), factor.applyAsDouble(point)));
    }

    private void constantRatio() {
        double ratio = ratio(points.get(0));
        if (!found.isEmpty() || !Double.isFinite(ratio) || ratio == 0) {
            return;
        }
        factor(
                "factor",
                String.format(
                        Locale.ROOT,
                        "looks like a wrong constant factor: every element is %.6g times the expected element",
                        ratio),
                point -> ratio);
    }

    /** Returns the factor c for which actual ≈ c · expected, by least squares. */
    private static double ratio(ValuePoint point) {
        if (point.actual().length != point.expected().length) {
            return Double.NaN;
        }
        double product = 0;
        double square = 0;
        for (int i = 0; i < point.expected().length; i++) {
            product += point.actual()[i] * point.expected()[i];
            square += point.expected()[i] * point.expected()[i];
        }
        return product / square;
    }

    private void offsets() {
        if (!found.isEmpty() || points.stream().anyMatch(point -> point.expected().length < 3)) {
            return;
        }
        double offset = points.get(0).actual()[0] - points.get(0).expected()[0];
        formula(
                "offset",
                String.format(
                        Locale.ROOT, "looks like a constant that is added: every element is too large by %.6g", offset),
                point -> shifted(point, i -> offset));
        formula(
                "offset-per-row",
                "looks like a value that is added to each row, or missing from it: within a row, all elements are wrong by"
                        + " the same difference",
                point -> shiftedByFirst(point, i -> i - i % columns(point)));
        formula(
                "offset-per-column",
                "looks like a value that is added to each column, or missing from it: within a column, all elements are"
                        + " wrong by the same difference",
                point -> shiftedByFirst(point, i -> i % columns(point)));
    }

    private static int columns(ValuePoint point) {
        return point.shape().length == 0 ? 1 : (int) point.shape()[point.shape().length - 1];
    }

    private static double[] shiftedByFirst(ValuePoint point, IntUnaryOperator first) {
        boolean isMatrix = point.shape().length == 2 && point.shape()[0] > 1 && point.shape()[1] > 1;
        if (!isMatrix) {
            return new double[0];
        }
        return shifted(point, i -> {
            int j = first.applyAsInt(i);
            return point.actual()[j] - point.expected()[j];
        });
    }

    private static double[] shifted(ValuePoint point, IntToDoubleFunction offset) {
        double[] shifted = new double[point.expected().length];
        if (point.actual().length == shifted.length) {
            Arrays.setAll(shifted, i -> point.expected()[i] + offset.applyAsDouble(i));
        }
        return shifted;
    }

    private static double[] scaled(double[] x, double factor) {
        return Arrays.stream(x).map(element -> element * factor).toArray();
    }

    /** Returns whether a shape has rows and columns; a vector holds the elements of (1, n) in their order. */
    private static boolean isMatrix(long... shape) {
        return shape.length == 2;
    }

    private static double[] transposed(double[] x, long... shape) {
        if (shape.length != 2) {
            return new double[0];
        }
        int rows = (int) shape[0];
        int columns = (int) shape[1];
        double[] transposed = new double[x.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = x[i * columns + j];
            }
        }
        return transposed;
    }

    /** Adds the diagnosis if the wrong formula gives the actual values at all points, but not the expected values. */
    private void formula(String cause, String text, Function<ValuePoint, double[]> wrong) {
        boolean fits = points.stream().allMatch(point -> point.fits(wrong.apply(point), Closeness.FIT));
        boolean differs = points.stream().anyMatch(point -> !point.isRight(Closeness.FIT));
        if (fits && differs) {
            found.add(new Diagnosis(cause, text));
        }
    }
}
