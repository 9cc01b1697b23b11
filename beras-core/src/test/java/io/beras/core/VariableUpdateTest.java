package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.UpdateLoop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An update in one pass is an assignment: checked before anything changes, and noticed by tapes. */
class VariableUpdateTest {

    private final Variable w = new Variable("w", Tensor.of(1, 2));
    private final Variable velocity = Variable.nonTrainable("w/velocity", Tensor.of(10, 20));
    private final Tensor g = Tensor.of(0.5, 3);

    /** v ← v + g, w ← w − v. */
    private static void fall(float[] w, float[] g, float[][] state, int n) {
        for (int i = 0; i < n; i++) {
            state[0][i] += g[i];
            w[i] -= state[0][i];
        }
    }

    @Test
    void itChangesTheVariableAndItsState() {
        INDArray live = w.array();
        w.update(g, List.of(velocity), VariableUpdateTest::fall);

        assertArrayEquals(new float[] {-9.5f, -21}, w.toFloatArray());
        assertArrayEquals(new float[] {10.5f, 23}, velocity.toFloatArray());
        assertArrayEquals(new float[] {0.5f, 3}, g.toFloatArray());
        assertSame(live, w.array());
        assertEquals(-21, live.getDouble(1));
    }

    @Test
    void anyShapeIsARowOfNumbersToTheLoop() {
        Variable matrix = new Variable("m", Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        matrix.update(matrix.mul(2), List.of(), (weights, gradients, state, n) -> {
            assertEquals(6, n);
            weights[5] = gradients[0];
        });

        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 2}, matrix.toFloatArray());
        assertArrayEquals(new long[] {2, 3}, matrix.shape());
    }

    @Test
    void aScalarHasOneNumber() {
        Variable scalar = new Variable("s", Tensor.scalar(3));
        scalar.update(Tensor.scalar(2), List.of(), (weights, gradients, state, n) -> weights[0] += n * gradients[0]);

        assertEquals(5, scalar.item());
    }

    @Test
    void aGradientOrMemoryOfAnotherShapeIsNamed() {
        assertShapeRefused(
                "update on variable \"w\" (2) needs a tensor of the same shape, not (3)", Tensor.of(1, 2, 3));
        assertShapeRefused("update on variable \"w\" (2) needs a tensor of the same shape, not ()", Tensor.scalar(1));
        assertShapeRefused(
                "update on variable \"w\" (2) needs a tensor of the same shape, not (1, 2)", g.reshape(1, 2));
        var shape = assertThrows(
                ShapeException.class,
                () -> w.update(
                        g,
                        List.of(velocity, Variable.nonTrainable("w/other", Tensor.of(1, 2, 3))),
                        VariableUpdateTest::fall));
        assertEquals("update on variable \"w\" (2) needs a tensor of the same shape, not (3)", shape.getMessage());
        assertUnmoved();
    }

    @Test
    void anotherTypeIsNamed() {
        Tensor doubles = g.cast(DataType.DOUBLE);
        assertEquals(
                "update on variable \"w\" (2) needs a FLOAT tensor, not DOUBLE; cast(...) it first",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> w.update(doubles, List.of(velocity), VariableUpdateTest::fall))
                        .getMessage());
        Variable ofDoubles = Variable.nonTrainable("v", doubles);
        assertEquals(
                "update on variable \"w\" (2) needs a FLOAT tensor, not DOUBLE; cast(...) it first",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> w.update(g, List.of(ofDoubles), VariableUpdateTest::fall))
                        .getMessage());
        assertEquals(
                "update on variable \"v\" (2) needs it to be FLOAT, not DOUBLE; use assign or assignSub",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ofDoubles.update(doubles, List.of(), VariableUpdateTest::fall))
                        .getMessage());
        assertUnmoved();
    }

    @Test
    void aTapeThatRecordedTheVariableNotices() {
        assertNoticed(w, (weights, gradients, state, n) -> weights[0] = 7);
    }

    @Test
    void aTapeThatRecordedTheStateNotices() {
        assertNoticed(velocity, (weights, gradients, state, n) -> state[0][0] = 7);
    }

    @Test
    void aLoopThatFailsHalfWayIsNoticedToo() {
        assertNoticed(w, (weights, gradients, state, n) -> {
            weights[0] = 7;
            throw new ArithmeticException("half way");
        });
    }

    @Test
    void tapesDoNotRecordIt() {
        try (GradientTape tape = new GradientTape()) {
            Tensor loss;
            w.update(g, List.of(velocity), VariableUpdateTest::fall);
            loss = w.mul(w).sum();

            assertArrayEquals(new float[] {-19, -42}, tape.gradient(loss, w).toFloatArray());
        }
    }

    @Test
    void theVariableMayBeItsOwnGradient() {
        w.update(w, List.of(), (weights, gradients, state, n) -> {
            for (int i = 0; i < n; i++) {
                weights[i] += gradients[i];
                gradients[i] = -1;
            }
        });

        assertArrayEquals(new float[] {2, 4}, w.toFloatArray());
    }

    @Test
    void aGradientThatEndedWithItsStepIsTurnedAway() {
        Tensor ended;
        try (StepScope step = new StepScope("step 7")) {
            ended = g.mul(2);
        }
        var e = assertThrows(
                IllegalStateException.class, () -> w.update(ended, List.of(velocity), VariableUpdateTest::fall));
        assertTrue(e.getMessage().contains("ended with step 7"), e.getMessage());
        assertUnmoved();
    }

    private void assertShapeRefused(String message, Tensor gradient) {
        var e = assertThrows(
                ShapeException.class, () -> w.update(gradient, List.of(velocity), VariableUpdateTest::fall));
        assertEquals(message, e.getMessage());
    }

    private void assertNoticed(Variable recorded, UpdateLoop loop) {
        Tensor x = Tensor.of(3, 4);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor y = x.mul(recorded);
            try {
                w.update(g, List.of(velocity), loop);
            } catch (ArithmeticException expectedOfSome) {
                assertEquals("half way", expectedOfSome.getMessage());
            }
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, x));
            assertEquals(
                    "the variable \"" + recorded.name()
                            + "\" (2) was changed after the tape recorded its use in mul, so the gradient would be wrong;"
                            + " take the gradient before assign",
                    e.getMessage());
        }
    }

    private void assertUnmoved() {
        assertArrayEquals(new float[] {1, 2}, w.toFloatArray());
        assertArrayEquals(new float[] {10, 20}, velocity.toFloatArray());
    }
}
