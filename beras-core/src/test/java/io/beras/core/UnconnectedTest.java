package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The result for a source that the target does not depend on: an error, zeros or null. */
class UnconnectedTest {

    private final Variable used = new Variable("used", Tensor.of(1, 2));
    private final Variable unused = new Variable("unused", Tensor.of(new double[][] {{1, 2, 3}}));

    @Test
    void anErrorNamesTheVariableAndTheProbableReason() {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = used.exp();
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, List.of(used, unused)));
            assertEquals(
                    "the target does not depend on the variable \"unused\" (1, 3): it was not used to compute the target (or"
                            + " only in a pause(), through detach(), argMax, a comparison, the condition of where, plain"
                            + " Java values, or on another thread), or the derivative is 0 everywhere; pass Unconnected.ZERO or NULL to get zeros or null"
                            + " instead",
                    e.getMessage());
        }
    }

    @Test
    void aConstantDerivativeIsUnconnectedAndTheErrorSaysSo() {
        Tensor x = Tensor.of(1, 2);
        try (GradientTape outer = new GradientTape();
                GradientTape inner = new GradientTape()) {
            outer.watch(x);
            inner.watch(x);
            Tensor slope = inner.gradient(x.mul(3), x); // 3, wherever x is
            var e = assertThrows(IllegalStateException.class, () -> outer.gradient(slope, x));
            assertTrue(e.getMessage().contains("or the derivative is 0 everywhere"), e.getMessage());
        }
    }

    @Test
    void anErrorSaysThatAVariableIsNotTrainable() {
        Variable mean = Variable.nonTrainable("mean", Tensor.of(1));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = mean.exp();
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, mean));
            assertEquals(
                    "the target does not depend on the variable \"mean\" (1): it is not trainable, so the tape does not"
                            + " record it unless told to watch it before its use; pass Unconnected.ZERO or NULL to get"
                            + " zeros or null instead",
                    e.getMessage());
        }
    }

    @Test
    void zeroIsZerosInTheShapeAndTypeOfTheSource() {
        try (GradientTape tape = new GradientTape()) {
            List<Tensor> gradients = tape.gradient(used.exp(), List.of(unused), Unconnected.ZERO);

            assertArrayEquals(new long[] {1, 3}, gradients.get(0).shape());
            assertArrayEquals(new float[3], gradients.get(0).toFloatArray());
            assertEquals(unused.dataType(), gradients.get(0).dataType());
        }
    }

    @Test
    void nullIsNull() {
        try (GradientTape tape = new GradientTape()) {
            assertNull(
                    tape.gradient(used.exp(), List.of(unused), Unconnected.NULL).get(0));
        }
    }

    @Test
    void aVariableUsedOnlyAfterTheTargetIsUnconnected() {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = used.exp();
            used.mul(unused.sum());
            assertNull(tape.gradient(y, List.of(unused), Unconnected.NULL).get(0));
        }
    }

    @Test
    void noSourcesAtAllIsAMistake() {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = used.exp();
            var e = assertThrows(IllegalArgumentException.class, () -> tape.gradient(y, List.of()));
            assertEquals("gradient needs at least one source; the list is empty", e.getMessage());
        }
    }
}
