package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.models.SequentialModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every mark, with a tape that deserves it and a tape that does not. */
class TapeDiagnosisTest {

    private final Variable w = new Variable("w", Tensor.of(1, 2));

    @BeforeEach
    void seed() {
        Randomness.setSeed(1);
    }

    // --- disconnected

    @Test
    void aSourceThatNoCallReadsIsDisconnected() {
        Variable b = new Variable("b", Tensor.of(1, 2, 3));

        List<TapeMark> marks = marks(Map.of("b", b), () -> w.square().sum());

        assertEquals(
                List.of(new TapeMark(
                        TapeMark.Kind.DISCONNECTED,
                        "v1",
                        "the loss does not depend on the variable \"b\" (3): no recorded call reads it; use it between the"
                                + " start of the tape and the loss")),
                marks);
    }

    @Test
    void aSourceWhoseResultIsDroppedIsDisconnected() {
        Variable b = new Variable("b", Tensor.of(1, 2));

        List<TapeMark> marks = marks(Map.of("b", b), () -> {
            b.square();
            return w.square().sum();
        });

        assertEquals(
                "the loss does not depend on the variable \"b\" (2): no gradient comes back to call 1, or the derivative is"
                        + " 0 everywhere; use the result in the loss",
                marks.get(0).sentence());
    }

    @Test
    void aWatchedTensorThatNothingReadsIsDisconnected() {
        try (GradientTape tape = new GradientTape(true)) {
            tape.watch(Tensor.of(5));
            List<TapeMark> marks = TapeDrawing.of(tape, w.sum()).marks();

            assertEquals(List.of(TapeMark.Kind.DISCONNECTED), kinds(marks));
            assertEquals("x1", marks.get(0).node());
        }
    }

    @Test
    void aPlainSourceIsToldToBeWatched() {
        Tensor x = Tensor.of(3, 4);

        List<TapeMark> marks = marks(Map.of("x", x), () -> x.mul(w).sum());

        assertEquals(
                "the loss does not depend on the input \"x\" (2), which the tape does not watch; call tape.watch before its"
                        + " first use",
                marks.get(0).sentence());
    }

    @Test
    void aFrozenVariableIsNotDisconnected() {
        Variable mean = Variable.nonTrainable("running_mean", Tensor.of(0, 0));

        assertEquals(
                List.of(), marks(Map.of("running_mean", mean), () -> w.sub(mean).sum()));
    }

    // --- NaN and infinity

    @Test
    void theFirstInfiniteOutputIsTheOrigin() {
        // log(0) = -∞ in call 2; the calls after it only pass it on
        Variable p = new Variable("p", Tensor.of(0, 1));

        List<TapeMark> marks =
                marks(Map.of(), () -> p.mul(2).log().exp().mul(p.add(1)).sum().add(1));

        assertEquals(
                List.of(new TapeMark(
                        TapeMark.Kind.NON_FINITE,
                        "c2",
                        "call 2, log: the output has 1 infinite of 2 values, and everything that the call reads is finite:"
                                + " the first such call forward")),
                marks.stream()
                        .filter(mark -> mark.sentence().contains("forward"))
                        .toList());
    }

    @Test
    void anInputThatIsNotFiniteIsTheOrigin() {
        Tensor x = Tensor.of(1, Double.NaN);

        List<TapeMark> marks = marks(Map.of("w", w), () -> x.mul(w).sum());

        assertEquals("x1", marks.get(0).node());
        assertEquals(
                "the input \"input 1\" (2) has 1 NaN of 2 values before any call",
                marks.get(0).sentence());
    }

    @Test
    void theFirstInfiniteGradientIsTheOrigin() {
        // √p at p = 0 is 0, but its slope 1/(2√p) is infinite: every output is finite, and call 2 starts the infinity.
        // Call 1 then passes on what it got.
        Variable p = new Variable("p", Tensor.of(0, 4));

        List<TapeMark> marks =
                marks(Map.of("p", p), () -> p.mul(3).sqrt().mul(2).sum());

        assertEquals(
                List.of(new TapeMark(
                        TapeMark.Kind.NON_FINITE,
                        "c2",
                        "call 2, sqrt: ∂loss/∂output is finite, but the gradient that the call passes on is not: the first"
                                + " such call backward")),
                marks);
    }

    @Test
    void aReaderOfTheSameTensorIsNotTheOrigin() {
        // h is read by call 2, √, whose slope is infinite, and later by call 3, whose gradient is finite. The gradient
        // of h
        // is their sum; going back, call 3 comes first, and is not the origin.
        Variable p = new Variable("p", Tensor.of(0, 4));

        List<TapeMark> marks = marks(Map.of("p", p), () -> {
            Tensor h = p.mul(3);
            return h.sqrt().add(h.mul(5)).sum();
        });

        assertEquals(List.of("c2"), marks.stream().map(TapeMark::node).toList());
    }

    @Test
    void anOwnWeightCanGetTheFirstInfiniteGradient() {
        Dense dense = new Dense(1, 1, Initializer.constant(1));
        Diffable infinite = new InfiniteWeightGradient(dense.w());

        List<TapeMark> marks = marks(
                Map.of("w", dense.w()),
                () -> infinite.call(Tensor.of(new double[][] {{2}})).sum());

        assertEquals(List.of("c1"), marks.stream().map(TapeMark::node).toList());
    }

    /** Returns its input, and an infinite gradient for its weight. */
    private record InfiniteWeightGradient(Variable w) implements Diffable {

        @Override
        public INDArray forward(INDArray... x) {
            return x[0].mul(1);
        }

        @Override
        public List<Variable> ownWeights() {
            return List.of(w);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g);
        }

        @Override
        public List<LocalGradient> weightGradients(Call call) {
            return List.of(g -> g.div(0));
        }
    }

    // --- dead rectifiers

    @Test
    void aUnitThatIsZeroForEverySampleIsDead() {
        // Columns of x: 1, -1 is active once; -1, -2 never; 0, -3 never
        Variable x = new Variable("x", Tensor.of(new double[][] {{1, -1, 0}, {-1, -2, -3}}));

        List<TapeMark> marks = marks(Map.of("x", x), () -> new ReLU().call(x).sum());

        assertEquals(
                List.of(new TapeMark(
                        TapeMark.Kind.DEAD_RELU, "c1", "call 1, ReLU: 2 of 3 units are 0 for each of the 2 samples")),
                marks);
    }

    @Test
    void aUnitOfAnImageIsAChannel() {
        // Channel 0 of sample 1 has one positive pixel; channel 1 has none in any sample.
        Variable x = new Variable("x", Tensor.of(new float[] {-1, -1, -1, -1, -1, 3, -1, -1}, 2, 2, 1, 2));

        List<TapeMark> marks = marks(Map.of("x", x), () -> x.relu().sum());

        assertEquals(
                "call 1, leakyRelu: 1 of 2 units is 0 for each of the 2 samples",
                marks.get(0).sentence());
    }

    @Test
    void aCustomRectifierIsRecognizedByItsValues() {
        Variable x = new Variable("x", Tensor.of(new double[][] {{1, -1}, {2, -2}}));

        List<TapeMark> marks =
                marks(Map.of("x", x), () -> x.maximum(Tensor.scalar(0)).sum());

        assertEquals(List.of(TapeMark.Kind.DEAD_RELU), kinds(marks));
    }

    @Test
    void zerosWithoutARectifierAreNotDead() {
        Variable x = new Variable("x", Tensor.of(new double[][] {{1, 0}, {2, 0}}));

        assertEquals(List.of(), marks(Map.of("x", x), () -> x.mul(2).abs().sum()));
    }

    @Test
    void oneSampleProvesNoDeadUnit() {
        Variable x = new Variable("x", Tensor.of(new double[][] {{1, -1}}));

        assertEquals(List.of(), marks(Map.of("x", x), () -> x.relu().sum()));
    }

    // --- vanishing and exploding gradients

    @Test
    void theGradientVanishesBelowTheLimit() {
        // δ of call 1 is 1e-3·1e-3 = 1e-6 of δ at call 3: below 1e-5. δ of call 2 is 1e-3 of it.
        assertEquals(List.of("c1"), marksOfChain(TapeMark.Kind.VANISHING, 1, 1e-3, 1e-3));
        assertEquals(List.of(), marksOfChain(TapeMark.Kind.VANISHING, 1, 1e-2, 2e-3));
    }

    @Test
    void theGradientExplodesAboveTheLimit() {
        assertEquals(List.of("c1"), marksOfChain(TapeMark.Kind.EXPLODING, 1, 1e3, 1e3));
        assertEquals(List.of(), marksOfChain(TapeMark.Kind.EXPLODING, 1, 100, 900));
    }

    @Test
    void theUnitOfTheLossDoesNotMatter() {
        Tensor x = Tensor.of(1, 2);
        for (double unit : new double[] {1e-20, 1e20}) {
            assertEquals(
                    List.of(),
                    marks(Map.of("w", w), () -> x.mul(w).tanh().mul(w).sum().mul(unit)));
        }
    }

    @Test
    void aSmallPenaltyIsNoLayer() {
        Tensor x = Tensor.of(1, 2);
        assertEquals(
                List.of(),
                marks(Map.of("w", w), () -> x.mul(w).sum().add(w.square().sum().mul(1e-9))));
    }

    @Test
    void theGradientOfTwentySigmoidsVanishes() {
        // σ' ≤ ¼, so each layer divides the norm by about 4: 4²⁰ ≈ 1e12
        SequentialModel model = new SequentialModel();
        for (int i = 0; i < 20; i++) {
            model.add(new Dense(16, 16));
            model.add(new Sigmoid());
        }
        model.add(new Dense(16, 1));
        Tensor x = Tensor.randomNormal(8, 16);

        List<TapeMark> marks =
                marks(model.namedWeights(), () -> model.call(x).square().mean());

        assertEquals(Set.of(TapeMark.Kind.VANISHING), Set.copyOf(kinds(marks)));
        assertEquals("c1", marks.get(0).node());
        assertTrue(marks.get(0).sentence().startsWith("call 1, Dense (dense_1): ‖∂loss/∂output‖ is "));
        assertTrue(marks.size() > 8 && marks.size() < 18, "the layers near the loss are not marked: " + marks.size());
    }

    @Test
    void theGradientOfLargeWeightsExplodes() {
        SequentialModel model = new SequentialModel();
        for (int i = 0; i < 8; i++) {
            model.add(new Dense(16, 16, Initializer.normal(5)));
            model.add(new ReLU());
        }
        model.add(new Dense(16, 1));
        Tensor x = Tensor.randomNormal(64, 16);

        Set<TapeMark.Kind> kinds = marks(
                        model.namedWeights(), () -> model.call(x).mean())
                .stream()
                .map(TapeMark::kind)
                .filter(kind -> kind != TapeMark.Kind.DEAD_RELU)
                .collect(Collectors.toSet());

        assertEquals(Set.of(TapeMark.Kind.EXPLODING), kinds);
    }

    @Test
    void theCallsOfALoopShareOneMark() {
        // h ← h·w with w = ½: δ of the first of 40 calls is 2⁻³⁹ of the last; 23 calls are below 1e-5 ≈ 2⁻¹⁶·⁶
        Variable half = new Variable("half", Tensor.of(0.5));
        Tensor x = Tensor.of(1);

        List<TapeMark> marks = marks(Map.of("half", half), () -> {
            Tensor h = x;
            for (int i = 0; i < 40; i++) {
                h = h.mul(half);
            }
            return h.sum();
        });

        assertEquals(List.of("c1"), marks.stream().map(TapeMark::node).toList());
        assertTrue(
                marks.get(0).sentence().endsWith("; 22 later calls with the same weights are beyond the limit, too"),
                marks.get(0).sentence());
    }

    /** Returns the marked nodes of x·w₁·w₂·w₃, whose gradient at call k is the product of the later weights. */
    private List<String> marksOfChain(TapeMark.Kind kind, double w1, double w2, double w3) {
        Variable first = new Variable("w1", Tensor.of(w1));
        Variable second = new Variable("w2", Tensor.of(w2));
        Variable third = new Variable("w3", Tensor.of(w3));
        Tensor x = Tensor.of(1);
        List<TapeMark> marks =
                marks(Map.of(), () -> x.mul(first).mul(second).mul(third).sum());
        assertTrue(marks.stream().allMatch(mark -> mark.kind() == kind), marks.toString());
        return marks.stream().map(TapeMark::node).toList();
    }

    private static List<TapeMark> marks(Map<String, ? extends Tensor> sources, Supplier<Tensor> loss) {
        try (GradientTape tape = new GradientTape(true)) {
            return TapeDrawing.of(tape, loss.get(), sources).marks();
        }
    }

    private static List<TapeMark.Kind> kinds(List<TapeMark> marks) {
        return marks.stream().map(TapeMark::kind).toList();
    }
}
