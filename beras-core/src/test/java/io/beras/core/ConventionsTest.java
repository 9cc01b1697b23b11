package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Conventions: derivatives at kinks and ties, and values at infinity and NaN. */
class ConventionsTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @Test
    void tiesOfMaxShareTheGradientEqually() {
        assertArrayEquals(new double[] {0, 0.5, 0.5}, derivative(Tensor::max, 1, 3, 3));
    }

    @Test
    void tiesOfMinShareTheGradientEqually() {
        assertArrayEquals(new double[] {0.5, 0, 0.5}, derivative(Tensor::min, 1, 3, 1));
    }

    @Test
    void tiesOfMaximumAndMinimumShareTheGradientEqually() {
        // Against 2: below it, at it, above it.
        assertArrayEquals(new double[] {0, 0.5, 1}, derivative(x -> x.maximum(twos(3)), 1, 2, 3));
        assertArrayEquals(new double[] {1, 0.5, 0}, derivative(x -> x.minimum(twos(3)), 1, 2, 3));
    }

    @Test
    void tanhKeepsItsDigitsNearZero() {
        // tanh x = x − x³/3 + …: what is added to x is below its last digit.
        assertEquals(1e-20, of(DataType.DOUBLE, 1e-20).tanh().item(), 0);
        assertEquals((float) 1e-8, of(DataType.FLOAT, 1e-8).tanh().item(), 0);
    }

    @Test
    void derivativesAtAKinkAreTheChosenOnes() {
        assertArrayEquals(new double[] {-1, 0, 1}, derivative(Tensor::abs, -2, 0, 2));
        assertArrayEquals(new double[] {0, 0, 1}, derivative(Tensor::relu, -2, 0, 2));
        assertArrayEquals(new double[] {0.3, 0.3, 1}, derivative(x -> x.leakyRelu(0.3), -2, 0, 2));
    }

    @Test
    void clampPassesTheGradientAtItsBounds() {
        assertArrayEquals(new double[] {0, 1, 1, 1, 0}, derivative(x -> x.clamp(-1, 1), -1.5, -1, 0, 1, 1.5));
        assertArrayEquals(new double[] {0, 1, 1}, derivative(x -> x.clamp(0, INF), -1, 0, INF));
        // In FLOAT 0.1 is a little more than 0.1: it is still a bound.
        Tensor tenth = of(DataType.FLOAT, 0.1);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(tenth);
            assertEquals(1, tape.gradient(tenth.clamp(-0.1, 0.1), tenth).item());
        }
    }

    @Test
    void theSlopeOfClampIsAConstant() {
        Variable x = variable(-2, 0.5, 2);
        try (GradientTape outer = new GradientTape()) {
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                first = inner.gradient(x.clamp(-1, 1).mul(x), x); // 2x within the bounds: its slope is 2 there, and 0
            }
            assertArrayEquals(new double[] {-1, 1, 1}, first.toDoubleArray());
            assertArrayEquals(new double[] {0, 2, 0}, outer.gradient(first, x).toDoubleArray());
        }
    }

    @Test
    void derivativesOfPowersAtZeroAreThoseOfThePolynomial() {
        assertArrayEquals(new double[] {0, 0}, derivative(x -> x.pow(0), 0, 5));
        assertArrayEquals(new double[] {1, 1}, derivative(x -> x.pow(1), 0, 5));
        assertArrayEquals(new double[] {0, 10}, derivative(x -> x.pow(2), 0, 5));
        assertArrayEquals(new double[] {INF}, derivative(x -> x.pow(0.5), 0));
    }

    @Test
    void secondDerivativeOfASquareAtZeroIsTwo() {
        Variable x = variable(0);
        try (GradientTape outer = new GradientTape()) {
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                first = inner.gradient(x.pow(2), x);
            }
            assertEquals(2, outer.gradient(first, x).item());
        }
    }

    @Test
    void anythingToThePowerOfZeroIsOne() {
        assertArrayEquals(
                new double[] {1, 1, 1, 1},
                of(DataType.FLOAT, 0, -3, INF, NAN).pow(0).toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void functionsOfOneNumberTakeTheirLimitsAtInfinity(DataType type) {
        check(type, Tensor::exp, -INF, 0, INF, INF);
        check(type, Tensor::log, 0, -INF, INF, INF);
        check(type, Tensor::sqrt, 0, 0, INF, INF);
        check(type, Tensor::abs, -INF, INF, INF, INF);
        check(type, Tensor::neg, -INF, INF, INF, -INF);
        check(type, x -> x.pow(2), -INF, INF, INF, INF);
        check(type, Tensor::relu, -INF, 0, INF, INF);
        check(type, x -> x.leakyRelu(0.5), -INF, -INF, INF, INF);
        check(type, x -> x.clamp(-2, 3), -INF, -2, INF, 3);
        check(type, x -> x.clamp(-INF, INF), -INF, -INF, INF, INF);
        check(type, Tensor::erf, -INF, -1, INF, 1, -1e10, -1, 1e10, 1);
        check(type, Tensor::softplus, -INF, 0, INF, INF, -1e10, 0, 1e10, 1e10);
        check(type, Tensor::sigmoid, -INF, 0, INF, 1);
        check(type, Tensor::tanh, -INF, -1, INF, 1);
        check(type, Tensor::sigmoid, -1000, 0, 1000, 1);
        check(type, Tensor::tanh, -1000, -1, 1000, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void functionsOutsideTheirDomainAreNotANumber(DataType type) {
        check(type, Tensor::log, -1, NAN, -INF, NAN);
        check(type, Tensor::sqrt, -1, NAN, -INF, NAN);
        check(type, x -> x.pow(0.5), -1, NAN, 4, 2);
    }

    @Test
    void reluOfANegativeNumberIsPlainZero() {
        double zero = of(DataType.FLOAT, -5).relu().item();

        assertEquals(0L, Double.doubleToRawLongBits(zero), "−0 would print as -0, and 1/−0 is −∞");
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void noFunctionSwallowsANaN(DataType type) {
        check(type, Tensor::exp, NAN, NAN);
        check(type, Tensor::log, NAN, NAN);
        check(type, Tensor::sqrt, NAN, NAN);
        check(type, Tensor::abs, NAN, NAN);
        check(type, x -> x.pow(2), NAN, NAN);
        check(type, Tensor::relu, NAN, NAN);
        check(type, Tensor::sigmoid, NAN, NAN);
        check(type, Tensor::tanh, NAN, NAN);
        check(type, Tensor::erf, NAN, NAN);
        check(type, Tensor::softplus, NAN, NAN);
        check(type, x -> x.clamp(0, 1), NAN, NAN);
        check(type, x -> of(type, 1).where(x, of(type, 2)), NAN, NAN);
        check(type, x -> x.maximum(x.mul(0).add(1)), NAN, NAN);
        check(type, x -> of(type, 1).maximum(x), NAN, NAN);
        check(type, x -> of(type, 1).minimum(x), NAN, NAN);
        check(type, x -> x.minimum(of(type, 1)), NAN, NAN);
        check(type, x -> x.mul(0), NAN, NAN);
        check(type, x -> x.broadcastTo(1, 1).reshape(1).transpose(), NAN, NAN);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void noReductionSwallowsANaN(DataType type) {
        for (Tensor x : new Tensor[] {of(type, NAN, 1, 2), of(type, 1, NAN, 2), of(type, 1, 2, NAN)}) {
            assertEquals(NAN, x.sum().item());
            assertEquals(NAN, x.mean().item());
            assertEquals(NAN, x.max().item());
            assertEquals(NAN, x.min().item());
            assertEquals(NAN, x.logSumExp().item());
            assertArrayEquals(new double[] {NAN, NAN, NAN}, x.softmax().toDoubleArray());
            assertArrayEquals(new double[] {NAN, NAN, NAN}, x.logSoftmax().toDoubleArray());
        }
    }

    @Test
    void aNaNInOneRowLeavesTheOthersAlone() {
        Tensor x = Tensor.of(new double[][] {{NAN, 1}, {2, 3}});

        assertArrayEquals(new double[] {NAN, 3}, x.max(1).toDoubleArray());
        assertArrayEquals(new double[] {NAN, 5}, x.sum(1).toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aNaNScalarIsNotReplaced(DataType type) {
        // libnd4j's own x.muli(NaN) multiplies by 1e-5 instead.
        Tensor x = of(type, 2);

        assertEquals(NAN, x.mul(NAN).item());
        assertEquals(NAN, x.add(NAN).item());
        assertEquals(NAN, x.pow(NAN).item());
        assertEquals(INF, x.mul(INF).item());
        assertEquals(NAN, Tensor.scalar(type, NAN).item());
    }

    @Test
    void divisionByZeroIsInfinite() {
        assertArrayEquals(
                new double[] {INF, -INF, NAN},
                of(DataType.FLOAT, 1, -1, 0).div(0).toDoubleArray());
    }

    @Test
    void logSumExpIsRightAtTenBillion() {
        // log(2·exp(a)) = a + log 2; exp(1e10) alone would overflow, exp(-1e10) vanish.
        double log2 = Math.log(2);

        assertEquals(1e10 + log2, of(DataType.DOUBLE, 1e10, 1e10).logSumExp().item(), 2e-6);
        assertEquals(-1e10 + log2, of(DataType.DOUBLE, -1e10, -1e10).logSumExp().item(), 2e-6);
        assertEquals(1e10, of(DataType.DOUBLE, 1e10, -1e10).logSumExp().item());
        assertEquals(1e10f, of(DataType.FLOAT, 1e10, 1e10).logSumExp().item());
        assertArrayEquals(new double[] {0.5, 0.5}, derivative(Tensor::logSumExp, 1e10, 1e10));
        assertArrayEquals(new double[] {0.5, 0.5}, derivative(Tensor::logSumExp, -1e10, -1e10));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theGradientsOfLogSumExpAndLogSoftmaxAreRightAtTenBillion(DataType type) {
        // ∂/∂x of log Σ exp x is softmax x = p; of Σ log softmax(x)ᵢ over n it is 1 − n·p.
        double[][] xs = {{1e10, 1e10}, {-1e10, -1e10}, {1e10, -1e10}, {-1e10, 0, 1e10}};
        double[][] ps = {{0.5, 0.5}, {0.5, 0.5}, {1, 0}, {0, 0, 1}};
        for (int i = 0; i < xs.length; i++) {
            double[] p = ps[i];
            double[] ofLogSoftmax =
                    Arrays.stream(p).map(share -> 1 - p.length * share).toArray();

            assertArrayEquals(p, derivative(type, Tensor::logSumExp, xs[i]), 1e-6);
            assertArrayEquals(ofLogSoftmax, derivative(type, Tensor::logSoftmax, xs[i]), 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theSecondDerivativesOfLogSumExpAndLogSoftmaxAreRightAtTenBillion(DataType type) {
        // Of log Σ exp x along (1, 0): p₁·(1 − p₁), −p₁·p₂, which are ±¼ at p = ½; of Σ log softmax(x)ᵢ, −n times that.
        for (double at : new double[] {1e10, -1e10}) {
            assertArrayEquals(new double[] {0.25, -0.25}, secondDerivative(type, Tensor::logSumExp, at, at), 1e-6);
            assertArrayEquals(new double[] {-0.5, 0.5}, secondDerivative(type, Tensor::logSoftmax, at, at), 1e-6);
        }
        assertArrayEquals(new double[] {0, 0}, secondDerivative(type, Tensor::logSumExp, 1e10, -1e10), 1e-6);
        assertArrayEquals(new double[] {0, 0}, secondDerivative(type, Tensor::logSoftmax, 1e10, -1e10), 1e-6);
    }

    @Test
    void logSumExpOfInfinitiesIsTheirLimit() {
        assertEquals(-INF, of(DataType.DOUBLE, -INF, -INF).logSumExp().item());
        assertEquals(INF, of(DataType.DOUBLE, 1, INF).logSumExp().item());
        assertEquals(1, of(DataType.DOUBLE, 1, -INF).logSumExp().item());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void logSumExpOfNothingButMinusInfinityHasNoSlope(DataType type) {
        Tensor x = Tensor.of(type, new double[][] {{-INF, -INF}, {0, -INF}, {NAN, -INF}});
        assertArrayEquals(new double[] {-INF, 0, NAN}, x.logSumExp(1).toDoubleArray());
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor gradient = tape.gradient(x.logSumExp(-1).slice(0, 0, 2), x);
            assertArrayEquals(new double[] {0, 0, 1, 0}, gradient.slice(0, 0, 2).toDoubleArray());
        }
    }

    @Test
    void softmaxAndLogSoftmaxAreRightAtTenBillion() {
        Tensor x = of(DataType.DOUBLE, 1e10, -1e10, 1e10 - 20);

        assertArrayEquals(new double[] {1, 0, Math.exp(-20)}, x.softmax().toDoubleArray(), 1e-8);
        // The rounding of 1e10 to a multiple of 2e-6 happens to x, not to the result.
        assertArrayEquals(new double[] {0, -2e10, -20}, x.logSoftmax().toDoubleArray(), 1e-5);
        assertArrayEquals(
                new double[] {1, 0}, of(DataType.FLOAT, 1e10, -1e10).softmax().toDoubleArray());
        assertArrayEquals(
                new double[] {0, -2e10},
                of(DataType.FLOAT, 1e10, -1e10).logSoftmax().toDoubleArray(),
                2e3);
    }

    @Test
    void logSoftmaxOfLargeFloatsKeepsItsDigits() {
        // Two equal scores: ln ½. At 10⁸ a FLOAT's last digit is worth 8.
        Tensor y = Tensor.of(new double[][] {{1e8, 1e8}}).logSoftmax();

        assertArrayEquals(new float[] {-0.6931472f, -0.6931472f}, y.toFloatArray());
    }

    @Test
    void sumsOfOppositeInfinitiesAreNotANumber() {
        assertEquals(NAN, of(DataType.FLOAT, INF, -INF).sum().item());
        assertEquals(INF, of(DataType.FLOAT, INF, 1).sum().item());
        assertEquals(INF, of(DataType.FLOAT, INF, 1).max().item());
        assertEquals(-INF, of(DataType.FLOAT, -INF, -INF).max().item());
    }

    /** Checks f(x) = y for pairs x, y. */
    private static void check(DataType type, UnaryOperator<Tensor> function, double... pairs) {
        double[] x = new double[pairs.length / 2];
        double[] y = new double[pairs.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = pairs[2 * i];
            y[i] = pairs[2 * i + 1];
        }
        for (int i = 0; i < x.length; i++) {
            double actual = function.apply(of(type, x[i])).item();
            assertEquals(y[i] + 0.0, actual + 0.0, 0, "f(" + x[i] + ")"); // + 0.0: −0 is 0 here
        }
        assertArrayEquals(y, function.apply(of(type, x)).add(0).toDoubleArray());
    }

    private static double[] derivative(UnaryOperator<Tensor> function, double... at) {
        return derivative(DataType.DOUBLE, function, at);
    }

    private static double[] derivative(DataType type, UnaryOperator<Tensor> function, double... at) {
        Variable x = new Variable("x", of(type, at));
        try (GradientTape tape = new GradientTape()) {
            return tape.gradient(function.apply(x), x).toDoubleArray();
        }
    }

    /** Returns the derivative of the first element of the gradient. */
    private static double[] secondDerivative(DataType type, UnaryOperator<Tensor> function, double... at) {
        Variable x = new Variable("x", of(type, at));
        try (GradientTape outer = new GradientTape()) {
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                first = inner.gradient(function.apply(x), x);
            }
            return outer.gradient(first.slice(0, 0, 1), x).toDoubleArray();
        }
    }

    private static Variable variable(double... values) {
        return new Variable("x", of(DataType.DOUBLE, values));
    }

    private static Tensor of(DataType type, double... values) {
        return Tensor.of(type, values, values.length);
    }

    private static Tensor twos(long size) {
        return Tensor.full(DataType.DOUBLE, 2, size);
    }
}
