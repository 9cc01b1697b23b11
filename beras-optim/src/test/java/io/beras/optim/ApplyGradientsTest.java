package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Rules that hold for every optimizer. */
class ApplyGradientsTest {

    static Stream<Optimizer> all() {
        return Stream.of(
                new BasicOptimizer(.1),
                new SGD(.1),
                new SGD(.1).momentum(.9).weightDecay(.1),
                new SGD(.1).dampedMomentum(.9),
                new SGD(.1).momentum(.9).dampening(.5),
                new SGD(.1).momentum(.9).nesterov(),
                new RMSProp(.1),
                new RMSProp(.1).centered().momentum(.9),
                new AdaGrad(.1),
                new Adam(.1),
                new Adam(.1).amsgrad().weightDecay(.1),
                new AdamW(.1),
                new Nadam(.1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aVariableWithoutAGradientKeepsItsValueAndState(Optimizer optimizer) {
        Variable moved = new Variable("moved", Tensor.of(1));
        Variable left = new Variable("left", Tensor.of(2));
        optimizer.applyGradients(List.of(moved, left), List.of(Tensor.of(1), Tensor.of(1)));
        double place = left.item();
        List<Tensor> state = stateOf("left", optimizer);

        optimizer.applyGradients(List.of(moved, left), Arrays.asList(Tensor.of(1), null));

        assertEquals(place, left.item());
        List<Tensor> after = stateOf("left", optimizer);
        assertEquals(state.size(), after.size());
        for (int i = 0; i < state.size(); i++) {
            assertArrayEquals(state.get(i).toDoubleArray(), after.get(i).toDoubleArray());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aVariableThatNeverHadAGradientHasNoState(Optimizer optimizer) {
        Variable w = new Variable("w", Tensor.of(2));

        optimizer.applyGradients(List.of(w), Arrays.asList((Tensor) null));

        assertEquals(2, w.item());
        assertTrue(optimizer.state().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theNumbersOfGradientsAndVariablesMustBeEqual(Optimizer optimizer) {
        Variable w = new Variable("w", Tensor.of(2));

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> optimizer.applyGradients(List.of(w), List.of(Tensor.of(1), Tensor.of(1))))
                .getMessage();

        assertEquals("applyGradients needs a gradient for each variable, but got 2 for 1", message);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aGradientOfAnotherShapeMovesNothing(Optimizer optimizer) {
        // Broadcasting (1, 3) to (2, 3) would hide a missing sum over the batch.
        Variable first = new Variable("first", Tensor.of(1));
        Variable second = new Variable("second", Tensor.zeros(2, 3));

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> optimizer.applyGradients(
                                List.of(first, second), List.of(Tensor.of(1), Tensor.ones(1, 3))))
                .getMessage();

        assertEquals(
                "the gradient of variable \"second\" must be FLOAT (2, 3) like the variable itself, not FLOAT (1, 3)",
                message);
        assertEquals(1, first.item());
        assertTrue(optimizer.state().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aGradientOfAnotherTypeMovesNothing(Optimizer optimizer) {
        Variable w = new Variable("w", Tensor.of(1));

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> optimizer.applyGradients(List.of(w), List.of(Golden.vector(1))))
                .getMessage();

        assertEquals(
                "the gradient of variable \"w\" must be FLOAT (1) like the variable itself, not DOUBLE (1)", message);
        assertEquals(1, w.item());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aVariableThatIsGivenTwiceMovesNothing(Optimizer optimizer) {
        Variable w = new Variable("w", Tensor.of(1));
        Variable b = new Variable("b", Tensor.of(1));

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> optimizer.applyGradients(
                                List.of(w, b, w), List.of(Tensor.of(1), Tensor.of(1), Tensor.of(1))))
                .getMessage();

        assertEquals(
                "applyGradients got the variable \"w\" twice; add its gradients, and pass the variable once", message);
        assertEquals(1, w.item());
        assertEquals(1, b.item());
        optimizer.applyGradients(List.of(w, b), List.of(Tensor.of(1), Tensor.of(1))); // and the next step is right
        optimizer.applyGradients(List.of(b, w), List.of(Tensor.of(1), Tensor.of(1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aGradientOfAnEndedStepMovesNothing(Optimizer optimizer) {
        Variable first = new Variable("first", Tensor.of(1));
        Variable second = new Variable("second", Tensor.of(1));
        Tensor ended;
        try (StepScope step = new StepScope()) {
            ended = Tensor.of(1);
        }

        assertThrows(
                RuntimeException.class,
                () -> optimizer.applyGradients(List.of(first, second), List.of(Tensor.of(1), ended)));

        assertEquals(1, first.item());
        assertEquals(1, second.item());
        assertTrue(optimizer.state().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoStateBeforeTheFirstStep(Optimizer optimizer) {
        assertTrue(optimizer.state().isEmpty());
    }

    @Test
    void aRecordingTapeDoesNotSeeTheUpdate() {
        // The update doubles g. A tape that recorded this product would return 2 as its gradient; 0 shows that it did
        // not.
        Doubling optimizer = new Doubling();
        Variable w = new Variable("w", Tensor.of(2));
        Tensor g = Tensor.of(1);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(g);
            optimizer.applyGradients(List.of(w), List.of(g));

            assertEquals(
                    0,
                    tape.gradient(optimizer.doubled, List.of(g), Unconnected.ZERO)
                            .get(0)
                            .item());
        }
        assertEquals(0, w.item());
    }

    @ParameterizedTest
    @MethodSource("all")
    void stateOutlivesTheStepThatCreatedIt(Optimizer optimizer) {
        Variable w = new Variable("w", Tensor.of(2));
        try (StepScope step = new StepScope()) {
            optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));
        }
        try (StepScope step = new StepScope()) {
            optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));
        }

        optimizer.state().forEach(slot -> assertTrue(Double.isFinite(slot.item())));
        assertNotEquals(2, w.item());
    }

    @ParameterizedTest
    @MethodSource("all")
    void stateIsCastWithItsVariable(Optimizer optimizer) {
        Variable w = new Variable("w", Tensor.of(2));
        optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));
        double place = w.item();
        castToDouble(w);

        optimizer.applyGradients(List.of(w), List.of(Golden.vector(1)));

        assertTrue(w.item() < place, "moved from " + place + " to " + w.item());
        optimizer.state().forEach(slot -> assertEquals(DataType.DOUBLE, slot.dataType(), slot.name()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nanInAGradientReachesItsWeightOnly(Optimizer optimizer) {
        Variable w = new Variable("w", Tensor.of(1, 1));

        optimizer.applyGradients(List.of(w), List.of(Tensor.of(Double.NaN, 1)));

        assertTrue(Double.isNaN(w.toDoubleArray()[0]));
        assertTrue(Double.isFinite(w.toDoubleArray()[1]));
    }

    @ParameterizedTest
    @MethodSource("all")
    void twoThousandUpdatesNeedNoMoreMemoryThanAFew(Optimizer optimizer) {
        // Each update of 32 K floats allocates at least one temporary array of 128 KiB. A leak in a round of 400
        // updates
        // costs 50 MiB. The process may grow for other reasons, such as Java's heap, but not in every round.
        Variable w = new Variable("w", Tensor.zeros(32, 1024));
        Tensor g = Tensor.ones(32, 1024);
        long smallestGrowth = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = Pointer.physicalBytes();
            update(optimizer, w, g, 400);
            smallestGrowth = Math.min(smallestGrowth, Pointer.physicalBytes() - before);
        }

        assertTrue(smallestGrowth < 25 << 20, optimizer + " grew by " + (smallestGrowth >> 20) + " MiB a round");
    }

    private static void update(Optimizer optimizer, Variable w, Tensor g, int times) {
        for (int i = 0; i < times; i++) {
            optimizer.applyGradients(List.of(w), List.of(g));
        }
    }

    private static List<Tensor> stateOf(String variable, Optimizer optimizer) {
        return optimizer.state().stream()
                .filter(slot -> slot.name().startsWith(variable + "/"))
                .map(Tensor::detach)
                .toList();
    }

    private static void castToDouble(Variable w) {
        Weighted holder = new Weighted() {
            @Override
            public List<Variable> ownWeights() {
                return List.of(w);
            }
        };
        holder.cast(DataType.DOUBLE);
    }

    private static final class Doubling extends VariableOptimizer {
        private Tensor doubled = Tensor.of(0);

        Doubling() {
            super(1);
        }

        @Override
        protected void update(Variable variable, Tensor g) {
            doubled = g.mul(2);
            variable.assignSub(doubled);
        }
    }
}
