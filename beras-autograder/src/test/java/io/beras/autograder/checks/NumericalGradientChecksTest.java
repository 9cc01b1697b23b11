package io.beras.autograder.checks;

import static io.beras.autograder.checks.Failures.assertFirst;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Each known mistake of a numerical gradient is caught, and is the first diagnosis. */
class NumericalGradientChecksTest {

    private static final int N = 5;

    @Test
    void theCentralDifferencePasses() {
        for (int i = 0; i < 100; i++) {
            NumericalGradientChecks.assertCentralDifference((f, x, h) -> differences(f, x, h, -h, 2 * h), N);
        }
    }

    @Test
    void restoringXUpToRoundingPasses() {
        for (int i = 0; i < 100; i++) {
            NumericalGradientChecks.assertCentralDifference((f, x, h) -> inPlace(f, x, h, 2 * h), N);
        }
    }

    @Test
    void restoringXUpToRoundingDoesNotHideTheMistake() {
        assertWrong("double", (f, x, h) -> inPlace(f, x, h, h));
    }

    @Test
    void oneSided() {
        assertWrong("one-sided", (f, x, h) -> differences(f, x, h, 0, h));
        assertWrong("one-sided", (f, x, h) -> differences(f, x, 0, -h, h));
    }

    @Test
    void wrongDenominator() {
        assertWrong("double", (f, x, h) -> differences(f, x, h, -h, h));
        assertWrong("half", (f, x, h) -> differences(f, x, h, 0, 2 * h));
        assertWrong("half", (f, x, h) -> differences(f, x, h, -h, 4 * h));
        assertWrong("not-divided", (f, x, h) -> differences(f, x, h, -h, 1));
        assertWrong("precedence", (f, x, h) -> differences(f, x, h, -h, 2 / h));
        assertWrong("sign", (f, x, h) -> differences(f, x, -h, h, 2 * h));
    }

    @Test
    void notRestored() {
        assertWrong("not-restored", (f, x, h) -> unrestored(f, x, h));
        assertWrong("changes-input", (f, x, h) -> {
            double[] gradient = differences(f, x, h, -h, 2 * h);
            x[0] += h;
            return gradient;
        });
        assertWrong("not-restored", (f, x, h) -> unrestored(f, x.clone(), h));
        assertWrong("not-restored", (f, x, h) -> unrestored(f, x.clone(), -h, h));
    }

    @Test
    void otherMistakes() {
        assertWrong("null", (f, x, h) -> null);
        assertWrong("zero", (f, x, h) -> new double[x.length]);
        assertWrong("moves-all", (f, x, h) -> {
            double[] gradient = new double[N];
            double[] above = x.clone();
            double[] below = x.clone();
            for (int i = 0; i < N; i++) {
                above[i] += h;
                below[i] -= h;
            }
            Arrays.fill(gradient, (f.applyAsDouble(above) - f.applyAsDouble(below)) / (2 * h));
            return gradient;
        });
    }

    private static void assertWrong(String cause, NumericalGradientChecks.Method method) {
        assertFirst(cause, () -> NumericalGradientChecks.assertCentralDifference(method, N));
    }

    private static double[] differences(
            ToDoubleFunction<double[]> f, double[] x, double above, double below, double divisor) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            gradient[i] = (f.applyAsDouble(moved(x, i, above)) - f.applyAsDouble(moved(x, i, below))) / divisor;
        }
        return gradient;
    }

    private static double[] inPlace(ToDoubleFunction<double[]> f, double[] x, double h, double divisor) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] += h;
            double above = f.applyAsDouble(x);
            x[i] -= 2 * h;
            gradient[i] = (above - f.applyAsDouble(x)) / divisor;
            x[i] += h;
        }
        return gradient;
    }

    private static double[] moved(double[] x, int i, double step) {
        double[] moved = x.clone();
        moved[i] += step;
        return moved;
    }

    private static double[] unrestored(ToDoubleFunction<double[]> f, double[] x, double h) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] += h;
            double above = f.applyAsDouble(x);
            x[i] -= 2 * h;
            gradient[i] = (above - f.applyAsDouble(x)) / (2 * h);
        }
        return gradient;
    }

    private static double[] unrestored(ToDoubleFunction<double[]> f, double[] x, double first, double second) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double before = x[i];
            x[i] = before + first;
            double value = f.applyAsDouble(x);
            x[i] = before + second;
            gradient[i] = (value - f.applyAsDouble(x)) / (first - second);
        }
        return gradient;
    }
}
