package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Choosing between two tensors by a condition: the values, and which operand gets the gradient. */
class WhereTest {

    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void comparisonsGiveOnesAndZeros(DataType type) {
        Tensor x = Tensor.of(type, -1, 2, 3, NAN);

        assertEquals(type, x.greater(0).dataType());
        assertArrayEquals(new double[] {0, 0, 1, 0}, x.greater(2).toDoubleArray());
        assertArrayEquals(new double[] {1, 0, 0, 0}, x.less(2).toDoubleArray());
        Tensor column = Tensor.of(type, new double[][] {{0}, {2.5}});
        assertArrayEquals(
                new double[] {0, 1, 1, 0, 0, 0, 1, 0}, x.greater(column).toDoubleArray());
        assertArrayEquals(new double[] {1, 0, 0, 0, 1, 1, 0, 0}, x.less(column).toDoubleArray());
    }

    @Test
    void aScalarIsComparedInTheTensorsType() {
        assertEquals(0, Tensor.of(0.1).greater(0.1).item()); // in FLOAT 0.1 is a little more than 0.1
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theConditionChooses(DataType type) {
        Tensor x = Tensor.of(type, 1, 2, 3);
        Tensor y = Tensor.of(type, -1, -2, -3);

        Tensor z = x.where(Tensor.of(type, 1, 0, -0.5), y); // any number but 0 means yes

        assertArrayEquals(new double[] {1, -2, 3}, z.toDoubleArray());
        assertArrayEquals(
                new double[] {1, 0, NAN},
                x.where(Tensor.of(type, 1, -0.0, NAN), 0).toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theOneNotChosenGetsNoGradientAndDoesNoHarm(DataType type) {
        Variable x = new Variable("x", Tensor.of(type, 1, NAN));
        Variable y = new Variable("y", Tensor.of(type, NAN, 4));
        try (GradientTape tape = new GradientTape()) {
            Tensor z = x.where(Tensor.of(type, 1, 0), y);
            List<Tensor> gradients = tape.gradient(z.mul(z), List.of(x, y)); // 2z where chosen

            assertArrayEquals(new double[] {1, 4}, z.toDoubleArray());
            assertArrayEquals(new double[] {2, 0}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new double[] {0, 8}, gradients.get(1).toDoubleArray());
        }
    }

    @Test
    void aNaNUpstreamReachesOnlyTheOneChosen() {
        Variable x = new Variable("x", Tensor.of(1, 2));
        Variable y = new Variable("y", Tensor.of(3, 4));
        try (GradientTape tape = new GradientTape()) {
            Tensor z = x.where(Tensor.of(1, 0), y).mul(Tensor.of(NAN, 1));
            List<Tensor> gradients = tape.gradient(z, List.of(x, y));

            assertArrayEquals(new double[] {NAN, 0}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new double[] {0, 1}, gradients.get(1).toDoubleArray());
        }
    }

    @Test
    void whatWasBroadcastGetsTheSumOfItsGradients() {
        // z = [[x₁, y], [y, y]] + [[x₁, y], [y, y]]: the condition repeats over a new axis, x over the rows, y
        // everywhere.
        Variable x = new Variable("x", Tensor.of(new double[][] {{5, 6}}));
        Variable y = new Variable("y", Tensor.scalar(7));
        Tensor condition =
                Tensor.of(new double[][] {{1, 0}, {0, 0}}).reshape(1, 2, 2).broadcastTo(2, 2, 2);
        try (GradientTape tape = new GradientTape()) {
            Tensor z = x.where(condition, y);
            List<Tensor> gradients = tape.gradient(z, List.of(x, y));

            assertArrayEquals(new double[] {5, 7, 7, 7, 5, 7, 7, 7}, z.toDoubleArray());
            assertArrayEquals(new double[] {2, 0}, gradients.get(0).toDoubleArray());
            assertEquals(6, gradients.get(1).item());
        }
    }

    @Test
    void theConditionIsAConstant() {
        Variable x = new Variable("x", Tensor.of(-1, 2));
        try (GradientTape tape = new GradientTape()) {
            Tensor z = Tensor.ones(2).where(x.greater(0), 0).add(x.mul(0));

            assertArrayEquals(new double[] {0, 0}, tape.gradient(z, x).toDoubleArray());
        }
        try (GradientTape tape = new GradientTape()) {
            Tensor z = Tensor.ones(2).where(x.greater(0), 0);

            assertThrows(IllegalStateException.class, () -> tape.gradient(z, x));
        }
    }

    @Test
    void aVariableThatIsTheConditionMustNotChangeBeforeTheGradient() {
        Variable mask = Variable.nonTrainable("mask", Tensor.of(1, 0));
        Variable x = new Variable("x", Tensor.of(5, 6));
        try (GradientTape tape = new GradientTape()) {
            Tensor z = x.where(mask, 0);
            mask.assign(Tensor.of(0, 1));

            assertEquals(
                    "the variable \"mask\" (2) was changed after the tape recorded its use in where, so the gradient would be"
                            + " wrong; take the gradient before assign",
                    assertThrows(IllegalStateException.class, () -> tape.gradient(z, x))
                            .getMessage());
        }
    }

    @Test
    void aConditionIsAConstantWhenTheVariableItCameFromChanges() {
        Variable x = new Variable("x", Tensor.of(-5, 6));
        Variable y = new Variable("y", Tensor.of(1, 1));
        try (GradientTape tape = new GradientTape()) {
            Tensor z = y.where(x.greater(0), 0);
            x.assign(Tensor.of(5, -6));

            assertArrayEquals(new double[] {0, 1}, tape.gradient(z, y).toDoubleArray());
        }
    }

    @Test
    void aWatchedConditionHasNoGradientAndCostsNone() {
        Tensor condition = Tensor.of(1, 0);
        Variable x = new Variable("x", Tensor.of(5, 6));
        try (GradientTape tape = new GradientTape()) {
            tape.watch(condition);
            List<Tensor> gradients = tape.gradient(x.where(condition, 0), List.of(condition, x), Unconnected.ZERO);

            assertArrayEquals(new double[] {0, 0}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new double[] {1, 0}, gradients.get(1).toDoubleArray());
        }
    }

    @Test
    void aLeakyRectifierCanBeWrittenWithIt() {
        Variable x = new Variable("x", Tensor.of(-2, 3));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.where(x.greater(0), x.mul(0.5));

            assertArrayEquals(new double[] {-1, 3}, y.toDoubleArray());
            assertArrayEquals(new double[] {0.5, 1}, tape.gradient(y, x).toDoubleArray());
        }
    }

    @Test
    void aConditionThatDependsOnAVariableStaysAConstant() {
        // q = relu(p) and s = 1 where q ≠ 0, else ½; s is constant in p, so d(Σ q·s)/dp is s where p > 0, else 0.
        Variable p = new Variable("p", Tensor.of(1, 0, 3));
        try (GradientTape tape = new GradientTape()) {
            Tensor q = p.relu();
            Tensor s = Tensor.ones(3).where(q, 0.5);

            assertArrayEquals(new float[] {1, 0.5f, 1}, s.toFloatArray());
            assertArrayEquals(
                    new float[] {1, 0, 1}, tape.gradient(q.mul(s).sum(), p).toFloatArray());
        }
    }

    @Test
    void nothingIsConnectedThroughAConditionAlone() {
        Variable p = new Variable("p", Tensor.of(1, 0, 3));
        try (GradientTape tape = new GradientTape(true)) {
            Tensor s = Tensor.ones(3).where(p, 0.5).sum();
            assertThrows(IllegalStateException.class, () -> tape.gradient(s, p));
        }
    }

    @Test
    void aGradientOfATapeMayBeAConditionOnThatTape() {
        Variable p = new Variable("p", Tensor.of(1, 2, 3));
        try (GradientTape tape = new GradientTape(true)) {
            Tensor g = tape.gradient(p.square().sum(), p); // 2p, nowhere 0
            assertArrayEquals(
                    new float[] {1, 1, 1}, tape.gradient(p.where(g, 0).sum(), p).toFloatArray());
        }
    }

    @Test
    void aConditionMayStillBeWatchedAfterItsUse() {
        Variable p = new Variable("p", Tensor.of(1, 2));
        Tensor c = Tensor.of(0, 5);
        try (GradientTape tape = new GradientTape()) {
            Tensor z = p.where(c, 0);
            tape.watch(c);
            assertArrayEquals(
                    new float[] {0, 2}, tape.gradient(z.mul(c).sum(), c).toFloatArray());
        }
    }

    @Test
    void aMissingConditionIsNamed() {
        assertEquals(
                "where needs a condition, not null; pass a mask such as x.greater(0)",
                assertThrows(NullPointerException.class, () -> Tensor.of(1).where(null, 0))
                        .getMessage());
    }
}
