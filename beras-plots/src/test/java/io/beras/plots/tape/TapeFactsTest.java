package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.losses.CategoricalCrossEntropy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The facts of loss = Σ relu(x·w), derived by hand.
 *
 * <p>x·w = (1 2; 3 4)·(1 -1; 1 -1) = (3 -3; 7 -7), so relu gives (3 0; 7 0), and the loss is 10. Backward: ones (2, 2) at the
 * output of relu, (1 0; 1 0) at the output of matmul, and xᵀ·(1 0; 1 0) = (4 0; 6 0) for w.
 */
class TapeFactsTest {

    private final Variable w = new Variable("dense_1/w", Tensor.of(new double[][] {{1, -1}, {1, -1}}));
    private final Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});

    private TapeFacts facts() {
        try (GradientTape tape = new GradientTape(true)) {
            return TapeReader.read(tape, x.matmul(w).relu().sum(), Map.of("dense_1/w", w));
        }
    }

    @Test
    void everyCallIsInItsPlace() {
        TapeFacts facts = facts();

        assertEquals(
                List.of("matmul", "leakyRelu", "sum", "reshape"),
                facts.calls().stream().map(CallFacts::operation).toList());
        assertEquals(
                List.of(1, 2, 3, 4),
                facts.calls().stream().map(CallFacts::number).toList());
        assertEquals(4, facts.lossCall());
        assertEquals(10, facts.loss());
    }

    @Test
    void aCallHasItsOperandsItsLayerAndItsValues() {
        CallFacts matmul = facts().call(1);

        assertEquals("dense_1", matmul.layer());
        assertEquals(
                List.of(
                        new Operand(Operand.Kind.INPUT, "x1", "input 1", "(2, 2)", true),
                        new Operand(Operand.Kind.VARIABLE, "v1", "dense_1/w", "(2, 2)", true)),
                matmul.operands());
        assertEquals("(2, 2)", matmul.output().shape());
        assertEquals("-7 … 7", matmul.output().range());
        assertEquals(Math.sqrt(9 + 9 + 49 + 49), matmul.output().norm(), 1e-12);
    }

    @Test
    void theZerosOfTheRectifierAreCounted() {
        CallFacts relu = facts().call(2);

        assertEquals(List.of(new Operand(Operand.Kind.CALL, "c1", "call 1", "(2, 2)", true)), relu.operands());
        assertEquals("50 %", relu.output().zeroShare());
        assertEquals(Optional.of(new DeadUnits(1, 2, 2)), relu.deadUnits());
    }

    @Test
    void everyCallHasTheNormOfItsGradient() {
        TapeFacts facts = facts();

        assertEquals(Math.sqrt(2), gradient(facts, 1).norm(), 1e-12);
        assertEquals(2, gradient(facts, 2).norm(), 1e-12);
        assertEquals(1, gradient(facts, 3).norm());
        assertEquals(1, gradient(facts, 4).norm());
    }

    @Test
    void aVariableHasItsValuesAndItsGradient() {
        LeafFacts leaf = facts().leaves().get(0);

        assertEquals("v1", leaf.id());
        assertEquals("dense_1/w", leaf.name());
        assertEquals(LeafFacts.Role.TRAINABLE, leaf.role());
        assertEquals(2, leaf.values().norm());
        assertNotNull(leaf.gradient());
        assertEquals("0 … 6", leaf.gradient().range());
        assertEquals(Math.sqrt(16 + 36), leaf.gradient().norm(), 1e-12);
        assertEquals(List.of(1), leaf.readBy());
    }

    @Test
    void anInputHasNoGradientUntilItIsWatched() {
        LeafFacts input = facts().inputs().findFirst().orElseThrow();

        assertEquals(LeafFacts.Role.UNWATCHED, input.role());
        assertNull(input.gradient());
    }

    @Test
    void aWatchedTensorHasAGradient() {
        // loss = Σ x², so the gradient is 2x, and its norm 2·√(1 + 4 + 9 + 16)
        try (GradientTape tape = new GradientTape(true)) {
            tape.watch(x);
            TapeFacts facts = TapeReader.read(tape, x.square().sum(), Map.of());

            LeafFacts input = facts.leaves().get(0);
            assertEquals(LeafFacts.Role.WATCHED, input.role());
            assertNotNull(input.gradient());
            assertEquals(2 * Math.sqrt(30), input.gradient().norm(), 1e-6);
        }
    }

    @Test
    void aScalarIsAConstantOfItsCall() {
        try (GradientTape tape = new GradientTape(true)) {
            TapeFacts facts = TapeReader.read(tape, w.mul(2.5).sum(), Map.of());

            Operand constant = facts.call(1).operands().get(1);
            assertEquals(Operand.Kind.CONSTANT, constant.kind());
            assertEquals("2.5", constant.name());
            assertEquals(1, facts.leaves().size());
        }
    }

    @Test
    void withoutSourcesEveryTrainableVariableIsASource() {
        Variable frozen = Variable.nonTrainable("mean", Tensor.of(1, 2));
        try (GradientTape tape = new GradientTape(true)) {
            TapeFacts facts = TapeReader.read(tape, x.matmul(w).sub(frozen).sum(), Map.of());

            assertEquals(
                    List.of(LeafFacts.Role.TRAINABLE, LeafFacts.Role.UNWATCHED, LeafFacts.Role.FROZEN),
                    facts.leaves().stream().map(LeafFacts::role).toList());
            assertTrue(facts.leaves().get(0).isSource());
        }
    }

    @Test
    void aCallThatTheLossDoesNotNeedHasNoGradient() {
        try (GradientTape tape = new GradientTape(true)) {
            Tensor h = x.matmul(w);
            Tensor metric = h.abs();
            TapeFacts facts = TapeReader.read(tape, h.sum(), Map.of("w", w));

            assertEquals(2, metric.rank());
            assertNull(facts.call(2).gradient());
            assertEquals(Set.of("c1", "c3", "c4", "v1", "x1"), LossPath.of(facts));
        }
    }

    @Test
    void aTargetThatIsTheOutputOfACallIsNotAskedForItsGradient() {
        // The target of a loss has no gradient: asking for it would be an error.
        Variable teacher = new Variable("teacher", Tensor.of(new double[][] {{1, 0}, {0, 1}}));
        try (GradientTape tape = new GradientTape(true)) {
            Tensor target = x.matmul(teacher).softmax();
            Tensor loss = new CategoricalCrossEntropy().call(x.matmul(w).softmax(), target);
            TapeFacts facts = TapeReader.read(tape, loss, Map.of("w", w));

            assertNull(facts.call(1).gradient());
            assertNotNull(facts.call(3).gradient());
        }
    }

    @Test
    void aNormDoesNotUnderflow() {
        Variable tiny = new Variable("tiny", Tensor.of(DataType.DOUBLE, 3e-200, 4e-200));

        assertEquals(5e-200, ValueFacts.of(tiny).norm(), 1e-210);
    }

    @Test
    void valuesThatAreNotFiniteAreCounted() {
        ValueFacts facts = ValueFacts.of(Tensor.of(Double.NaN, 1, Double.POSITIVE_INFINITY, -2));

        assertEquals("1 NaN and 1 infinite of 4 values", facts.nonFinite());
        assertEquals("-2 … 1", facts.range());
    }

    private static ValueFacts gradient(TapeFacts facts, int call) {
        ValueFacts gradient = facts.call(call).gradient();
        assertNotNull(gradient);
        return gradient;
    }
}
