package io.beras.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The elementwise activations, at ordinary and at extreme values. */
class ActivationValuesTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static Stream<Diffable> all() {
        return Stream.of(
                new ReLU(),
                new LeakyReLU(),
                new Sigmoid(),
                new Tanh(),
                new Softmax(),
                new GELU(),
                new TanhGELU(),
                new SiLU(),
                new ELU(),
                new Softplus());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void reluKeepsWhatIsPositive(DataType type) {
        assertValues(new ReLU(), type, new double[] {-2, -0.0, 0, 3, -1e30, 1e30}, 0, 0, 0, 3, 0, 1e30);
        assertValues(new ReLU(), type, new double[] {INFINITY}, INFINITY);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void leakyReluShrinksWhatIsNegative(DataType type) {
        assertValues(new LeakyReLU(), type, new double[] {-2, 0, 3}, -.6, 0, 3);
        assertValues(new LeakyReLU(.1), type, new double[] {-2, -INFINITY, INFINITY}, -.2, -INFINITY, INFINITY);
        assertValues(new LeakyReLU(0), type, new double[] {-2, 3}, 0, 3);
        assertValues(new LeakyReLU(-1), type, new double[] {-2, 3}, 2, 3); // |x|
        assertValues(new LeakyReLU(2), type, new double[] {-2, 3}, -4, 3);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void sigmoidLiesBetweenZeroAndOne(DataType type) {
        // 1 / (1 + e⁻¹) = 0.7310585786300049, and its mirror image 1 − that
        assertValues(new Sigmoid(), type, new double[] {0, 1, -1}, .5, .7310585786300049, .2689414213699951);
        assertValues(new Sigmoid(), type, new double[] {1e4, -1e4, INFINITY, -INFINITY}, 1, 0, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void tanhLiesBetweenMinusOneAndOne(DataType type) {
        // (e − e⁻¹) / (e + e⁻¹) = 0.7615941559557649
        assertValues(new Tanh(), type, new double[] {0, 1, -1}, 0, .7615941559557649, -.7615941559557649);
        assertValues(new Tanh(), type, new double[] {1e4, -1e4, INFINITY, -INFINITY}, 1, -1, 1, -1);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void geluAndSiluKeepLargeValuesAndDropSmallValues(DataType type) {
        // x·Φ(x): Φ(1) = 0.8413447460685429, Φ(−1) = 1 − Φ(1)
        assertValues(new GELU(), type, new double[] {0, 1, -1}, 0, .8413447460685429, -.15865525393145707);
        // x·sigmoid(x), with the sigmoid of 1 and −1 above
        assertValues(new SiLU(), type, new double[] {0, 1, -1}, 0, .7310585786300049, -.2689414213699951);
        for (Diffable gated : new Diffable[] {new GELU(), new TanhGELU(), new SiLU()}) {
            assertValues(gated, type, new double[] {1e4, -1e4, 1e10, -1e10}, 1e4, 0, 1e10, 0);
            assertValues(gated, type, new double[] {INFINITY, -INFINITY}, INFINITY, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void eluApproachesMinusAlpha(DataType type) {
        // e⁻¹ − 1 = −0.6321205588285577; near 0, eˣ − 1 = x + x²/2 + … keeps its digits
        assertValues(new ELU(), type, new double[] {3, 0, -1, -1e-8}, 3, 0, -.6321205588285577, -9.99999995e-9);
        assertValues(new ELU(), type, new double[] {1e10, -1e10, INFINITY, -INFINITY}, 1e10, -1, INFINITY, -1);
        assertValues(new ELU(2), type, new double[] {3, -1, -INFINITY}, 3, -1.2642411176571153, -2);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void softplusIsPositiveAndNearlyTheRectifier(DataType type) {
        // ln 2 at 0; for x far below 0 nearly eˣ, which must not be rounded away beside 1
        assertValues(new Softplus(), type, new double[] {0, 1}, .6931471805599453, 1.3132616875182228);
        assertValues(new Softplus(), type, new double[] {-20, -40}, 2.061153620314381e-9, 4.248354255291589e-18);
        assertValues(new Softplus(), type, new double[] {1e10, -1e10, INFINITY, -INFINITY}, 1e10, 0, INFINITY, 0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void notANumberStaysNotANumber(Diffable activation) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            double[] y = activation
                    .call(Tensor.of(type, new double[] {Double.NaN}, 1))
                    .toDoubleArray();

            assertTrue(Double.isNaN(y[0]), activation + " of a " + type + " NaN is " + y[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theInputStaysAsItWas(Diffable activation) {
        Tensor x = Tensor.of(-1, 2);

        activation.call(x);

        assertArrayEquals(new double[] {-1, 2}, x.toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anyShapeStays(Diffable activation) {
        assertArrayEquals(
                new long[] {2, 3, 4}, activation.call(Tensor.ones(2, 3, 4)).shape());
        assertArrayEquals(new long[] {1}, activation.call(Tensor.ones(1)).shape());
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneTensorOfNumbersIsNeeded(Diffable activation) {
        Tensor x = Tensor.ones(2);

        assertEquals(activation + " takes one tensor, but was called with 0", refusal(activation));
        assertEquals(activation + " takes one tensor, but was called with 2", refusal(activation, x, x));
        assertEquals(
                activation + " needs FLOAT or DOUBLE, not the INT tensor (2): INT is for labels and indices;"
                        + " convert it with cast(DataType.FLOAT)",
                refusal(activation, Tensor.ofLabels(1, 2)));
    }

    @Test
    void derivativesAtZeroFollowTheConvention() {
        assertEquals(0, slopeAtZero(new ReLU()));
        assertEquals(.3, slopeAtZero(new LeakyReLU()), 1e-15);
        assertEquals(.01, slopeAtZero(new LeakyReLU(.01)), 1e-15);
        assertEquals(.25, slopeAtZero(new Sigmoid())); // y·(1 − y) at y = ½
        assertEquals(1, slopeAtZero(new Tanh())); // 1 − y² at y = 0
        assertEquals(.5, slopeAtZero(new GELU())); // Φ(0)
        assertEquals(.5, slopeAtZero(new TanhGELU()));
        assertEquals(.5, slopeAtZero(new SiLU()));
        assertEquals(.5, slopeAtZero(new Softplus())); // sigmoid of 0
        assertEquals(1, slopeAtZero(new ELU()));
        assertEquals(2, slopeAtZero(new ELU(2))); // alpha
    }

    @Test
    void theSecondDerivativeOfEluAtZeroIsThatBelowIt() {
        Tensor x = Tensor.of(DataType.DOUBLE, -1e-9, 0, 1e-9);
        try (GradientTape outer = new GradientTape()) {
            outer.watch(x);
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                inner.watch(x);
                first = inner.gradient(new ELU(2).call(x), x);
            }
            assertArrayEquals(new double[] {2, 2, 1}, first.toDoubleArray(), 1e-8);
            assertArrayEquals(new double[] {2, 2, 0}, outer.gradient(first, x).toDoubleArray(), 1e-8);
        }
    }

    @Test
    void saturatedFunctionsHaveTheSlopeZeroAndNotNaN() {
        for (double x : new double[] {1e4, -1e4, 1e30, -1e30}) {
            assertEquals(0, slope(new Sigmoid(), x));
            assertEquals(0, slope(new Tanh(), x));
        }
    }

    @Test
    void smoothRectifiersHaveTheSlopesZeroAndOneFarOut() {
        for (Diffable smooth : new Diffable[] {new GELU(), new TanhGELU(), new SiLU(), new ELU(), new Softplus()}) {
            for (double x : new double[] {1e4, 1e10, 1e300, INFINITY}) {
                assertEquals(1, slope(smooth, x), smooth + " at " + x);
                assertEquals(0, slope(smooth, -x) + 0.0, smooth + " at " + -x);
            }
        }
    }

    @Test
    void eluNeedsAFiniteAlpha() {
        String message = assertThrows(IllegalArgumentException.class, () -> new ELU(Double.NaN))
                .getMessage();

        assertEquals("ELU(alpha) needs a finite alpha, not NaN", message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void leakyReluNeedsAFiniteSlope(double alpha) {
        String message = assertThrows(IllegalArgumentException.class, () -> new LeakyReLU(alpha))
                .getMessage();

        assertEquals("LeakyReLU(alpha) needs a finite alpha, not " + alpha, message);
    }

    @Test
    void anActivationHasNoWeights() {
        assertTrue(all().allMatch(activation -> activation.weights().isEmpty()));
    }

    private static void assertValues(Diffable activation, DataType type, double[] x, double... expected) {
        double[] y = activation.call(Tensor.of(type, x, x.length)).toDoubleArray();
        double precision = type == DataType.FLOAT ? 1e-6 : 1e-15;
        for (int i = 0; i < x.length; i++) {
            double tolerance = Double.isInfinite(expected[i]) ? 0 : precision * Math.abs(expected[i]);
            assertEquals(expected[i], y[i] + 0.0, tolerance, activation + " of " + type + " " + x[i]);
        }
    }

    private static double slopeAtZero(Diffable activation) {
        return slope(activation, 0);
    }

    private static double slope(Diffable activation, double at) {
        Tensor x = Tensor.of(DataType.DOUBLE, new double[] {at}, 1);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            return tape.gradient(activation.call(x), x).item();
        }
    }

    private static String refusal(Diffable activation, Tensor... inputs) {
        return assertThrows(IllegalArgumentException.class, () -> activation.call(inputs))
                .getMessage();
    }
}
