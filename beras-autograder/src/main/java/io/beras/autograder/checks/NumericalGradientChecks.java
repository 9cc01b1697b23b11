package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.ValueReport;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks of the central difference (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h of each element.
 *
 * <p>The step is large, so that the central difference differs from the derivative and from a one-sided difference.
 */
public final class NumericalGradientChecks {

    private static final double STEP = 0.1;
    private static final double LARGE_STEP = 0.5;
    private static final int RANDOM_SIZE = 5;
    private static final double ROUNDING = 1e-9;

    private NumericalGradientChecks() {}

    /** The method under test. */
    @FunctionalInterface
    public interface Method {
        /** Returns the numerical gradient of f at x with the step h. */
        double[] of(ToDoubleFunction<double[]> f, double[] x, double h);
    }

    /** Checks the numerical gradient of f at x with the step 0.5 that was derived by hand. */
    public static void assertByHand(
            Method method, String text, ToDoubleFunction<double[]> f, double[] x, double... expected) {
        ByHand.check(
                "the numerical gradient of " + text + " at " + Arrays.toString(x) + " with h = " + LARGE_STEP,
                () -> method.of(f, x.clone(), LARGE_STEP),
                expected,
                () -> assertCentralDifference(method, RANDOM_SIZE));
    }

    /** Checks the gradient of a random polynomial of n variables, and that x is unchanged afterwards. */
    public static void assertCentralDifference(Method method, int n) {
        Draws draws = Draws.fresh();
        Point first = Point.draw(draws, n);
        ValueReport values = values(method).seed(draws.seed()).check(first, Point.draw(draws, n));
        if (values.diagnoses().isEmpty()) {
            assertUnchanged(
                    method,
                    first); // a mistake in the values is the more exact diagnosis, also of an x that stays moved
        }
        Expect.passed(values);
    }

    private static ValueCheck<Point> values(Method method) {
        return ValueCheck.of(
                        "NumericalGradient.of",
                        (Point point) ->
                                tensor(gradient(method, point, point.x().clone())),
                        point -> tensor(central(point)))
                .candidate(
                        "one-sided",
                        "looks like the one-sided difference (f(x + h) − f(x)) / h: use f(x − h) too, and divide by 2·h",
                        point -> tensor(differences(point, 1, 0, 1)))
                .candidate(
                        "one-sided",
                        "looks like the one-sided difference (f(x) − f(x − h)) / h: use f(x + h) too, and divide by 2·h",
                        point -> tensor(differences(point, 0, -1, 1)))
                .candidate(
                        "double",
                        "looks like a division by h: x + h and x − h are 2·h apart, so divide by 2·h",
                        point -> tensor(differences(point, 1, -1, 1)))
                .candidate(
                        "half",
                        "looks like a division by 4·h: x + h and x − h are 2·h apart, so divide by 2·h",
                        point -> tensor(differences(point, 1, -1, 4)))
                .candidate(
                        "not-divided",
                        "looks like the difference f(x + h) − f(x − h): divide it by 2·h",
                        point -> tensor(differences(point, 1, -1, 1 / point.h())))
                .candidate(
                        "precedence",
                        "looks like a missing pair of brackets: … / 2 * h divides by 2 and multiplies by h; write / (2 * h)",
                        point -> tensor(differences(point, 1, -1, 2 / (point.h() * point.h()))))
                .candidate(
                        "not-restored",
                        "looks like an element of x that keeps x − h: restore it before the next element",
                        point -> tensor(unrestored(point, -1)))
                .candidate(
                        "not-restored",
                        "looks like an element of x that keeps x + h: restore it before the next element",
                        point -> tensor(unrestored(point, 1)))
                .candidate(
                        "half",
                        "looks like f(x) in place of f(x − h): move the element to x − h, since the divisor is 2·h",
                        point -> tensor(differences(point, 1, 0, 2)))
                .candidate(
                        "moves-all",
                        "looks like a step of all elements at once: move only element i for the derivative by element i",
                        point -> tensor(allAtOnce(point)));
    }

    private static double[] gradient(Method method, Point point, double[] x) {
        return Expect.notNull("NumericalGradient.of", method.of(point, x, point.h()));
    }

    private static void assertUnchanged(Method method, Point point) {
        double[] x = point.x().clone();
        gradient(method, point, x);
        Expect.that(
                isClose(x, point.x()),
                "NumericalGradient.of changes the array x: before the call " + Arrays.toString(point.x())
                        + ", after the call " + Arrays.toString(x) + "; work on a copy, or restore each element",
                new Diagnosis(
                        "changes-input",
                        "looks like an element of x that is moved and not restored: set x[i] back after both values of f"));
    }

    /** Returns whether the values are equal up to rounding: (x + h) − h is not always exactly x. */
    private static boolean isClose(double[] x, double... before) {
        return IntStream.range(0, before.length)
                .allMatch(i -> Math.abs(x[i] - before[i]) <= ROUNDING * Math.max(1, Math.abs(before[i])));
    }

    private static double[] central(Point point) {
        return differences(point, 1, -1, 2);
    }

    /** Returns (f(x + above·h·eᵢ) − f(x + below·h·eᵢ)) / (divisor·h). */
    private static double[] differences(Point point, int above, int below, double divisor) {
        double[] gradient = new double[point.x().length];
        Arrays.setAll(gradient, i -> (point.movedBy(i, above) - point.movedBy(i, below)) / (divisor * point.h()));
        return gradient;
    }

    /** Each element stays moved by {@code stays}·h while the next elements are measured. */
    private static double[] unrestored(Point point, int stays) {
        double[] gradient = new double[point.x().length];
        Point current = point;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (current.movedBy(i, 1) - current.movedBy(i, -1)) / (2 * point.h());
            current = current.moved(i, stays);
        }
        return gradient;
    }

    private static double[] allAtOnce(Point point) {
        Point above = point;
        Point below = point;
        for (int i = 0; i < point.x().length; i++) {
            above = above.moved(i, 1);
            below = below.moved(i, -1);
        }
        double[] gradient = new double[point.x().length];
        Arrays.fill(gradient, (above.value() - below.value()) / (2 * point.h()));
        return gradient;
    }

    private static Tensor tensor(double[] x) {
        return Tensor.of(DataType.DOUBLE, x, x.length);
    }

    /** The polynomial Σ cᵢ·xᵢ³ + Σ xᵢ·xᵢ₊₁ + Σ xᵢ², at x. */
    private record Point(double[] c, double[] x, double h) implements ToDoubleFunction<double[]> {

        static Point draw(Draws draws, int n) {
            return new Point(draws.normal(n).toDoubleArray(), draws.normal(n).toDoubleArray(), STEP);
        }

        @Override
        public double applyAsDouble(double[] at) {
            double sum = 0;
            for (int i = 0; i < at.length; i++) {
                sum += c[i] * at[i] * at[i] * at[i] + at[i] * at[i];
                if (i > 0) {
                    sum += at[i - 1] * at[i];
                }
            }
            return sum;
        }

        double value() {
            return applyAsDouble(x);
        }

        double movedBy(int i, int steps) {
            return moved(i, steps).value();
        }

        Point moved(int i, int steps) {
            double[] moved = x.clone();
            moved[i] += steps * h;
            return new Point(c, moved, h);
        }
    }
}
