package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** x to the power of y: values and both gradients, at 0 and for negative bases as in PyTorch. */
class TensorPowerTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @Test
    void gradientsAreThoseOfTheFormula() {
        // 2³ = 8: ∂x = 3·2² = 12, ∂y = 8·ln 2
        assertGives(2, 3, 8, 12, 8 * Math.log(2));
        // 4^½ = 2: ∂x = ½·4^−½ = ¼, ∂y = 2·ln 4
        assertGives(4, 0.5, 2, 0.25, 2 * Math.log(4));
        // 2⁰ = 1: ∂x = 0·2⁻¹ = 0, ∂y = ln 2
        assertGives(2, 0, 1, 0, Math.log(2));
    }

    @Test
    void aBaseOfZeroHasTheGradientsOfPytorch() {
        assertGives(0, 3, 0, 0, 0);
        assertGives(0, 1, 0, 1, 0);
        assertGives(0, 0, 1, 0, 0);
        assertGives(0, 0.5, 0, INF, 0);
        assertGives(0, -1, INF, -INF, -INF);
    }

    @Test
    void oneToAnInfinitePowerIsOne() {
        for (double base : new double[] {1, -1}) {
            for (double exponent : new double[] {INF, -INF}) {
                assertEquals(1, Tensor.of(base).pow(Tensor.of(exponent)).item());
            }
        }
    }

    @Test
    void anExponentOfZeroHasTheSlopeZeroWhereTheReciprocalIsInfinite() {
        // 1 / 1e-40 is infinite in FLOAT, and 1 / NaN is NaN: 0·xʸ⁻¹ would be NaN.
        Tensor x = Tensor.of(1e-40, NAN);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            assertArrayEquals(
                    new double[] {0, 0},
                    tape.gradient(x.pow(Tensor.of(0, 0)), x).toDoubleArray());
        }
    }

    @Test
    void aNegativeBaseHasNoLogarithm() {
        assertGives(-2, 3, -8, 12, NAN);
        assertGives(-2, -1, -0.5, -0.25, NAN);
        assertGives(-2, 0.5, NAN, NAN, NAN);
    }

    @Test
    void nanStaysVisible() {
        assertGives(NAN, 2, NAN, NAN, NAN);
        assertGives(2, NAN, NAN, NAN, NAN);
        assertGives(0, NAN, NAN, NAN, NAN);
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrderWhereTheExponentIsZero() {
        // ∂/∂y (y·xʸ⁻¹) at y = 0 is 1/x: a mask over all of y = 0 would make it 0.
        GradientReport report = GradientCheck.of(x -> x[0].pow(x[1]))
                .secondOrder()
                .check(Tensor.of(DataType.DOUBLE, 0.5, 2, 3), Tensor.of(DataType.DOUBLE, 0, 0, 1));

        assertTrue(report.passed(), report.toString());
    }

    @Test
    void bothOperandsBroadcast() {
        Tensor x = Tensor.of(new double[][] {{2}, {3}});
        Tensor y = Tensor.of(1, 2, 3);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            tape.watch(y);
            Tensor z = x.pow(y);
            List<Tensor> gradients = tape.gradient(z, List.of(x, y));

            assertArrayEquals(new double[] {2, 4, 8, 3, 9, 27}, z.toDoubleArray());
            // Σ over y of y·xʸ⁻¹: 1 + 4 + 12 and 1 + 6 + 27
            assertArrayEquals(new double[] {17, 34}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new long[] {3}, gradients.get(1).shape());
        }
    }

    private static void assertGives(double base, double exponent, double z, double byX, double byY) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            double relative = type == DataType.FLOAT ? 1e-6 : 1e-15;
            Tensor x = Tensor.of(type, base);
            Tensor y = Tensor.of(type, exponent);
            try (GradientTape tape = new GradientTape()) {
                tape.watch(x);
                tape.watch(y);
                Tensor power = x.pow(y);
                List<Tensor> gradients = tape.gradient(power, List.of(x, y));

                assertNear(z, power, relative);
                assertNear(byX, gradients.get(0), relative);
                assertNear(byY, gradients.get(1), relative);
            }
        }
    }

    private static void assertNear(double expected, Tensor actual, double relative) {
        double delta = Double.isFinite(expected) ? relative * Math.abs(expected) : 0;
        assertEquals(expected, actual.item(), delta);
    }
}
