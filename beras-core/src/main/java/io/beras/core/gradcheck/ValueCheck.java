package io.beras.core.gradcheck;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Compares the values of a function with expected values, and names the probable mistake.
 *
 * <p>An element is right if |actual − expected| is at most the tolerance times the largest element. A mistake is named only
 * if it explains the values at all points to 1e-5: a candidate, which is a known wrong formula, or a general mistake such as
 * a wrong sign or a missing mean. So use at least two points, with different random values.
 *
 * <pre>{@code
 * ValueReport report = ValueCheck.of("Sigmoid.forward", (Tensor x) -> sigmoid.call(x), Tensor::sigmoid)
 *         .candidate("sign", "looks like exp(x) in place of exp(−x)", x -> x.neg().sigmoid())
 *         .seed(seed)
 *         .check(x1, x2);
 * assertTrue(report.passed(), report.toString());
 * }</pre>
 *
 * @param <P> a point: the input of the function, or a record of several inputs
 */
public final class ValueCheck<P> {

    private static final double TOLERANCE = 1e-6;
    private static final double FLOAT_TOLERANCE = 1e-5;

    private final String what;
    private final Function<? super P, ? extends @Nullable Tensor> actual;
    private final Function<? super P, ? extends Tensor> expected;
    private final List<Candidate<P>> candidates = new ArrayList<>();
    private final Map<String, ToLongFunction<? super P>> sizes = new LinkedHashMap<>();
    private @Nullable Double tolerance;
    private @Nullable Long seed;

    private ValueCheck(
            String what,
            Function<? super P, ? extends @Nullable Tensor> actual,
            Function<? super P, ? extends Tensor> expected) {
        this.what = what;
        this.actual = actual;
        this.expected = expected;
    }

    /**
     * Returns a check of a function.
     *
     * @param what the name of the function in messages, such as "Dense.forward"
     * @param actual the function under test, which is called once at each point
     * @param expected the formula
     */
    public static <P> ValueCheck<P> of(
            String what,
            Function<? super P, ? extends @Nullable Tensor> actual,
            Function<? super P, ? extends Tensor> expected) {
        return new ValueCheck<>(what, actual, expected);
    }

    /**
     * Adds a known wrong formula, which is computed only if the check fails. The first candidate that fits is the most
     * probable diagnosis.
     *
     * @param cause the identifier of the {@link Diagnosis}
     * @param text the sentence of the diagnosis
     */
    public ValueCheck<P> candidate(String cause, String text, Function<? super P, ? extends Tensor> formula) {
        candidates.add(new Candidate<>(new Diagnosis(cause, text), formula));
        return this;
    }

    /** Adds a size by which a mean may divide, such as "batch size"; rows and columns of the expected values are built in. */
    public ValueCheck<P> size(String name, ToLongFunction<? super P> size) {
        sizes.put(name, size);
        return this;
    }

    /** Sets the largest relative error that passes; the default is 1e-6, and 1e-5 if a value is FLOAT. */
    public ValueCheck<P> tolerance(double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance needs a positive number, not " + tolerance);
        }
        this.tolerance = tolerance;
        return this;
    }

    /** Sets the seed from which the points were drawn, so that the report can print it. */
    public ValueCheck<P> seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Compares the values at these points; exceptions of the function under test are not caught. */
    @SafeVarargs
    public final ValueReport check(P... points) {
        return check(List.of(points));
    }

    /** Compares the values at these points; exceptions of the function under test are not caught. */
    public ValueReport check(List<? extends P> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("check of " + what + " needs at least one point");
        }
        List<ValuePoint> values = new ArrayList<>();
        double allowed = TOLERANCE;
        for (P point : points) {
            Tensor right =
                    expected.apply(point); // first, for the code under test may change the variables of the point
            Tensor result = actual.apply(point);
            if (result == null) {
                return ValueReport.ofNull(what, seed);
            }
            if (result.dataType() == DataType.FLOAT || right.dataType() == DataType.FLOAT) {
                allowed = FLOAT_TOLERANCE;
            }
            values.add(ValuePoint.of(result, right, sizes(point, right)));
        }
        return report(points, values, tolerance == null ? allowed : tolerance);
    }

    private ValueReport report(List<? extends P> points, List<ValuePoint> values, double tolerance) {
        if (values.stream().allMatch(value -> value.isRight(tolerance))) {
            return new ValueReport(what, values, tolerance, List.of(), seed);
        }
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Candidate<P> candidate : candidates) {
            if (candidate.fits(points, values)) {
                diagnoses.add(candidate.diagnosis());
            }
        }
        diagnoses.addAll(ValueDiagnosis.of(values));
        return new ValueReport(what, values, tolerance, DistinctCauses.of(diagnoses), seed);
    }

    private Map<String, Long> sizes(P point, Tensor right) {
        Map<String, Long> all = new LinkedHashMap<>();
        sizes.forEach((name, size) -> all.put(name, size.applyAsLong(point)));
        if (right.rank() > 0) {
            all.putIfAbsent("number of rows", right.size(0));
        }
        if (right.rank() > 1) {
            all.putIfAbsent("number of columns", right.size(right.rank() - 1));
        }
        return all;
    }

    /** A known wrong formula. */
    private record Candidate<P>(Diagnosis diagnosis, Function<? super P, ? extends Tensor> formula) {

        /** Returns whether the formula gives the actual values at every point, and not the expected values everywhere. */
        boolean fits(List<? extends P> points, List<ValuePoint> values) {
            boolean differs = false;
            for (int i = 0; i < values.size(); i++) {
                ValuePoint value = values.get(i);
                Tensor wrong = formula.apply(points.get(i));
                double[] elements = wrong.toDoubleArray();
                if (!Arrays.equals(wrong.shape(), value.actualShape()) || !value.fits(elements, Closeness.FIT)) {
                    return false;
                }
                differs |= !Closeness.equal(elements, value.expected(), Closeness.FIT);
                differs |= !value.hasExpectedShape();
            }
            return differs;
        }
    }
}
