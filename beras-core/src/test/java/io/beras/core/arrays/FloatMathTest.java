package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** exp, log, tanh, sigmoid, erf, sin and cos of floats: their errors, their special values, and the same bits everywhere. */
class FloatMathTest {

    private static final float INFINITY = Float.POSITIVE_INFINITY;

    /** A prime, so that the sample has all exponents and signs and many mantissas: some 2.6 million floats. */
    private static final int STRIDE = 1_637;

    @Test
    void expIsWithinTwoUnits() {
        assertWithin(2, FloatMath::exp, StrictMath::exp);
    }

    @Test
    void logIsWithinTwoUnits() {
        assertWithin(2, FloatMath::log, StrictMath::log);
    }

    @Test
    void tanhIsWithinFourUnits() {
        assertWithin(4, FloatMath::tanh, StrictMath::tanh);
    }

    @Test
    void sigmoidIsWithinFourUnits() {
        // This form keeps its digits on both sides of 0.
        assertWithin(
                4,
                FloatMath::sigmoid,
                x -> x >= 0 ? 1 / (1 + StrictMath.exp(-x)) : StrictMath.exp(x) / (1 + StrictMath.exp(x)));
    }

    @Test
    void erfIsWithinFourUnits() {
        assertWithin(4, FloatMath::erf, ReferenceActivations::erf);
    }

    /** All exponents, so arguments up to 3.4e38 are among the sample. */
    @Test
    void sinAndCosAreWithinOneUnit() {
        assertWithin(1, FloatMath::sin, StrictMath::sin);
        assertWithin(1, FloatMath::cos, StrictMath::cos);
    }

    /** mpmath computed each reference with 80 digits from the exact value of the float. */
    @Test
    void sinAndCosOfLargeArgumentsKeepTheirDigits() {
        assertValues(FloatMath::sin, 355, -3.0144354e-05f, 1e5f, 0.0357488f, 1e10f, -0.48750603f);
        assertValues(FloatMath::sin, 1e22f, -0.7340815f, 3.4e38f, -0.24408488f);
        assertValues(FloatMath::cos, 355, -1, 1e5f, -0.9993608f, 1e10f, 0.87311965f);
        assertValues(FloatMath::cos, 1e22f, 0.67906135f, 3.4e38f, 0.96975386f);
    }

    @Test
    void sinAndCosHaveTheRightSpecialValues() {
        assertValues(FloatMath::sin, 0, 0, -0f, -0f, Float.MIN_VALUE, Float.MIN_VALUE, INFINITY, Float.NaN);
        assertValues(FloatMath::sin, Float.NaN, Float.NaN, -INFINITY, Float.NaN);
        assertValues(FloatMath::cos, 0, 1, INFINITY, Float.NaN, -INFINITY, Float.NaN, Float.NaN, Float.NaN);
    }

    @Test
    void expMinus1IsWithinFourUnits() {
        assertWithin(4, FloatMath::expMinus1BelowZero, x -> StrictMath.expm1(Math.min(x, 0)));
    }

    @Test
    void softplusIsWithinFourUnits() {
        assertWithin(4, FloatActivations::softplus, ReferenceActivations::softplus);
    }

    @Test
    void expHasTheRightSpecialValues() {
        assertValues(FloatMath::exp, 0, 1, -0f, 1, INFINITY, INFINITY, -INFINITY, 0, Float.NaN, Float.NaN);
        assertValues(FloatMath::exp, 88.7228f, (float) StrictMath.exp(88.7228f), 88.73f, INFINITY, -104, 0);
        assertValues(FloatMath::exp, -103, Float.MIN_VALUE, 1e30f, INFINITY, -1e30f, 0);
    }

    @Test
    void logHasTheRightSpecialValues() {
        assertValues(FloatMath::log, 1, 0, 0, -INFINITY, -0f, -INFINITY, INFINITY, INFINITY);
        assertValues(FloatMath::log, -1, Float.NaN, -INFINITY, Float.NaN, Float.NaN, Float.NaN);
        assertValues(FloatMath::log, Float.MIN_VALUE, (float) StrictMath.log(Float.MIN_VALUE));
    }

    @Test
    void tanhHasTheRightSpecialValuesAndIsOdd() {
        assertValues(FloatMath::tanh, 0, 0, INFINITY, 1, -INFINITY, -1, Float.NaN, Float.NaN);
        assertValues(FloatMath::tanh, 1e-8f, 1e-8f, Float.MIN_VALUE, Float.MIN_VALUE, 20, 1, -20, -1);
        for (float x = 1e-3f; x < 10; x *= 1.01f) {
            assertEquals(-apply(FloatMath::tanh, x), apply(FloatMath::tanh, -x));
        }
    }

    @Test
    void erfHasTheRightSpecialValuesAndIsOdd() {
        assertValues(FloatMath::erf, 0, 0, INFINITY, 1, -INFINITY, -1, Float.NaN, Float.NaN);
        for (float x : new float[] {4, 5, 1e10f, Float.MAX_VALUE}) {
            assertEquals(1, apply(FloatMath::erf, x));
        }
        for (float x = 1e-3f; x < 10; x *= 1.01f) {
            assertEquals(-apply(FloatMath::erf, x), apply(FloatMath::erf, -x));
        }
    }

    @Test
    void sigmoidHasTheRightSpecialValues() {
        assertValues(FloatMath::sigmoid, 0, 0.5f, -0f, 0.5f, INFINITY, 1, -INFINITY, 0, Float.NaN, Float.NaN);
        assertValues(FloatMath::sigmoid, -95, (float) StrictMath.exp(-95), 30, 1);
    }

    @Test
    void resultsMayBeWrittenOverTheirInputAndAnyLengthWorks() {
        for (ChunkedLoops.Unary function : functions()) {
            for (int n : new int[] {1, 2, 7, 1023, 1024, 1025, 5000}) {
                float[] x = new float[n];
                for (int i = 0; i < n; i++) {
                    x[i] = 0.1f + i % 50 / 10f;
                }
                float[] expected = new float[n];
                function.run(x, expected, n);
                function.run(x, x, n);

                assertArrayEquals(expected, x);
            }
        }
    }

    @Test
    void theBitsAreTheSameOnEveryJdk() {
        CRC32 sum = new CRC32();
        for (ChunkedLoops.Unary function : functions()) {
            for (int start = 0; start < 1 << 16; start += 1024) {
                float[] x = new float[1024];
                for (int i = 0; i < x.length; i++) {
                    x[i] = (start + i - (1 << 15)) / 400f;
                }
                function.run(x, x, x.length);
                ByteBuffer bytes = ByteBuffer.allocate(x.length * Float.BYTES);
                for (float y : x) {
                    bytes.putFloat(Float.isNaN(y) ? Float.NaN : y);
                }
                sum.update(bytes.array());
            }
        }
        assertEquals(3_656_876_935L, sum.getValue());
    }

    private static ChunkedLoops.Unary[] functions() {
        return new ChunkedLoops.Unary[] {
            FloatMath::exp,
            FloatMath::log,
            FloatMath::tanh,
            FloatMath::sigmoid,
            FloatMath::erf,
            FloatMath::expMinus1BelowZero,
            FloatMath::sin,
            FloatMath::cos,
            FloatActivations::softplus,
            FloatActivations::gelu,
            FloatActivations::tanhGelu,
            FloatActivations::silu
        };
    }

    /** Checks a sample of all floats. */
    private static void assertWithin(double units, ChunkedLoops.Unary function, DoubleUnaryOperator exact) {
        int n = 1 << 12;
        float[] x = new float[n];
        float[] y = new float[n];
        double worst = 0;
        float where = 0;
        for (long start = Integer.MIN_VALUE; start <= Integer.MAX_VALUE; start += (long) n * STRIDE) {
            for (int i = 0; i < n; i++) {
                x[i] = Float.intBitsToFloat((int) (start + (long) i * STRIDE));
            }
            function.run(x, y, n);
            for (int i = 0; i < n; i++) {
                double error = unitsBetween(exact.applyAsDouble(x[i]), y[i]);
                if (error > worst) {
                    worst = error;
                    where = x[i];
                }
            }
        }
        assertTrue(worst <= units, worst + " units at " + where);
    }

    /** Returns the error of a result, in units in the last place of the exact value as a float. */
    private static double unitsBetween(double exact, float y) {
        float nearest = (float) exact;
        if (Float.isNaN(nearest) || Float.isNaN(y)) {
            return Float.isNaN(nearest) && Float.isNaN(y) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (Float.isInfinite(nearest) || Float.isInfinite(y)) {
            return nearest == y ? 0 : Math.abs(nearest) > 3.4028e38f && Math.abs(y) > 3.4028e38f ? 1 : 1e30;
        }
        return Math.abs(exact - y) / Math.ulp(nearest);
    }

    private static float apply(ChunkedLoops.Unary function, float x) {
        float[] y = new float[1];
        function.run(new float[] {x}, y, 1);
        return y[0];
    }

    private static void assertValues(ChunkedLoops.Unary function, float... inputsAndResults) {
        for (int i = 0; i < inputsAndResults.length; i += 2) {
            float x = inputsAndResults[i];
            float expected = inputsAndResults[i + 1];
            float actual = apply(function, x);
            boolean near = Math.abs(expected - actual) <= 2 * Math.ulp(expected);
            assertTrue(expected == actual || near || Float.isNaN(expected) && Float.isNaN(actual), x + " ↦ " + actual);
        }
    }
}
