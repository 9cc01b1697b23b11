package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Long FLOAT sums keep their digits, and updates in one pass check their arguments. */
class EdgesOfTheFastPathTest {

    @Test
    void theSumOfALongColumnKeepsItsDigits() {
        Tensor tenths = Tensor.full(DataType.FLOAT, 0.1, 60_000, 2);

        assertEquals(6_000, tenths.sum(0).toFloatArray()[0], 0.1);
        assertEquals(12_000, tenths.sum().item(), 0.01);
    }

    @Test
    void anUpdateLoopMayUseTensors() {
        Variable w = new Variable("w", Tensor.of(1, 2, 3, 4));
        w.update(Tensor.ones(4), List.of(), (weights, g, state, n) -> {
            float half =
                    (float) Tensor.of(3, 4, 5).sigmoid().sum().mul(0).add(0.5).item();
            for (int i = 0; i < n; i++) {
                weights[i] -= half * g[i];
            }
        });
        assertArrayEquals(new float[] {0.5f, 1.5f, 2.5f, 3.5f}, w.toFloatArray());
    }

    @Test
    void aVariableIsNotItsOwnState() {
        Variable w = new Variable("w", Tensor.of(1, 2));
        Variable v = Variable.nonTrainable("v", Tensor.of(0, 0));
        for (List<Variable> state : List.of(List.of(w), List.of(v, v))) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> w.update(Tensor.ones(2), state, (weights, g, slots, n) -> {}))
                    .getMessage();
            assertTrue(message.contains("each variable once"), message);
        }
    }

    @Test
    void anInfiniteUpstreamGradientStaysInfiniteThroughTanh() {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            Tensor g = Tensor.full(type, Double.POSITIVE_INFINITY, 1);
            Tensor y = Tensor.full(type, 0.5, 1);

            assertEquals(
                    Double.POSITIVE_INFINITY, ActivationGradients.tanh(g, y).item());
        }
    }
}
