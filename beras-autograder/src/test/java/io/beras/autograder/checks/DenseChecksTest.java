package io.beras.autograder.checks;

import static io.beras.autograder.checks.Causes.isNotWritten;
import static io.beras.autograder.checks.Causes.named;
import static io.beras.autograder.checks.Causes.passes;

import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DenseChecksTest {

    @TestFactory
    Stream<DynamicTest> values() {
        return Stream.of(
                passes("right", () -> forward((x, p) -> x.matmul(p.get(0)).add(p.get(1)))),
                isNotWritten(
                        "forward",
                        () -> DenseChecks.assertForward(
                                (w, b) -> Students.denseInputGradient(w, b, (call, g) -> g), 5, 3, 7)),
                named("missing-bias", "x·w", () -> forward((x, p) -> x.matmul(p.get(0)))),
                named("bias-first-row-only", "first row", () -> forward(DenseChecksTest::biasInFirstRow)),
                named(
                        "bias-sign",
                        "− b",
                        () -> forward((x, p) -> x.matmul(p.get(0)).sub(p.get(1)))),
                named(
                        "transposed",
                        "x·wᵀ",
                        () -> forward((x, p) -> x.matmulTranspose(p.get(0)).add(p.get(1)))),
                named(
                        "swapped-order",
                        "w·x",
                        () -> forward((x, p) -> p.get(0).matmul(x).add(p.get(1)))));
    }

    @TestFactory
    Stream<DynamicTest> weightGradients() {
        return Stream.of(
                passes("right", () -> weights((x, g) -> x.transposeMatmul(g), (x, g) -> g.sumKeepDims(0))),
                isNotWritten(
                        "weightGradients",
                        () -> DenseChecks.assertWeightGradients((w, b) -> Students.dense(w, b, (x, p) -> x), 5, 3, 7)),
                named(
                        "mean-for-sum",
                        "∂w / n",
                        () -> weights((x, g) -> x.transposeMatmul(g).div(5), (x, g) -> g.sumKeepDims(0))),
                named(
                        "mean-for-sum",
                        "∂b / n",
                        () -> weights((x, g) -> x.transposeMatmul(g), (x, g) -> g.meanKeepDims(0))),
                named(
                        "missing-upstream",
                        "xᵀ·1",
                        () -> weights((x, g) -> x.transposeMatmul(Tensor.onesLike(g)), (x, g) -> g.sumKeepDims(0))),
                named("transposed", "gᵀ·x", () -> weights((x, g) -> g.transposeMatmul(x), (x, g) -> g.sumKeepDims(0))),
                named("transposed", "x·g", () -> weights((x, g) -> x.matmul(g), (x, g) -> g.sumKeepDims(0))),
                named("not-summed-over-batch", "∂b = g", () -> weights((x, g) -> x.transposeMatmul(g), (x, g) -> g)),
                named(
                        "wrong-axis",
                        "Σ over axis 1",
                        () -> weights((x, g) -> x.transposeMatmul(g), (x, g) -> g.sumKeepDims(1))),
                named("wrong-shape", "(out)", () -> weights((x, g) -> x.transposeMatmul(g), (x, g) -> g.sum(0))),
                named(
                        "swapped-order",
                        "∂b, ∂w",
                        () -> weights((x, g) -> g.sumKeepDims(0), (x, g) -> x.transposeMatmul(g))),
                named(
                        "wrong-count",
                        "∂w only",
                        () -> DenseChecks.assertWeightGradients(
                                (w, b) -> Students.denseWeightGradients(
                                        w, b, call -> List.of(g -> call.input(0).transposeMatmul(g))),
                                5,
                                3,
                                7)));
    }

    @TestFactory
    Stream<DynamicTest> inputGradients() {
        return Stream.of(
                passes("right", () -> input((w, g) -> g.matmulTranspose(w))),
                isNotWritten(
                        "inputGradients",
                        () -> DenseChecks.assertInputGradient((w, b) -> Students.dense(w, b, (x, p) -> x), 5, 3, 7)),
                named(
                        "missing-upstream",
                        "1·wᵀ",
                        () -> input((w, g) -> Tensor.onesLike(g).matmulTranspose(w))),
                named("missing-derivative", "g", () -> input((w, g) -> g)),
                named("transposed", "g·w", () -> input((w, g) -> g.matmul(w))),
                named("transposed", "w·gᵀ", () -> input((w, g) -> w.matmulTranspose(g))),
                named(
                        "mean-for-sum",
                        "/ n",
                        () -> input((w, g) -> g.matmulTranspose(w).div(g.size(0)))),
                named("sign", "−", () -> input((w, g) -> g.matmulTranspose(w).neg())));
    }

    @TestFactory
    Stream<DynamicTest> byHand() {
        double[][] x = {{1, 2}, {3, 4}};
        double[][] w = {{1, 0}, {2, -1}};
        double[][] g = {{1, 0}, {3, 5}};
        return Stream.of(
                named(
                        "transposed",
                        "w·gᵀ",
                        () -> DenseChecks.assertInputGradientByHand(
                                (v, b) -> Students.denseInputGradient(v, b, (call, u) -> v.matmulTranspose(u)),
                                x,
                                w,
                                g,
                                new double[][] {{1, 2}, {3, 1}})),
                named(
                        "transposed",
                        "g·w",
                        () -> DenseChecks.assertInputGradientByHand(
                                (v, b) -> Students.denseInputGradient(v, b, (call, u) -> u.matmul(v)),
                                x,
                                w,
                                g,
                                new double[][] {{1, 2}, {3, 1}})),
                named(
                        "not-summed-over-batch",
                        "∂b = g",
                        () -> DenseChecks.assertBiasGradientByHand(
                                (v, b) -> Students.denseWeightGradients(
                                        v, b, call -> List.of(u -> call.input(0).transposeMatmul(u), u -> u)),
                                x,
                                w,
                                g,
                                new double[][] {{4, 5}})),
                named(
                        "missing-bias",
                        "x·w",
                        () -> DenseChecks.assertForwardByHand(
                                (v, b) -> Students.dense(v, b, (input, p) -> input.matmul(v)),
                                x,
                                w,
                                new double[][] {{10, 20}},
                                new double[][] {{15, 18}, {21, 16}})));
    }

    private static Tensor biasInFirstRow(Tensor x, List<Variable> p) {
        Tensor y = x.matmul(p.get(0));
        return Tensor.concat(0, y.slice(0, 0, 1).add(p.get(1)), y.slice(0, 1, y.size(0)));
    }

    private static void forward(BiFunction<Tensor, List<Variable>, Tensor> forward) {
        DenseChecks.assertForward((w, b) -> Students.dense(w, b, forward), 5, 3, 7);
    }

    private static void weights(BiFunction<Tensor, Tensor, Tensor> ofW, BiFunction<Tensor, Tensor, Tensor> ofB) {
        Function<Call, List<LocalGradient>> gradients =
                call -> List.of(g -> ofW.apply(call.input(0), g), g -> ofB.apply(call.input(0), g));
        DenseChecks.assertWeightGradients((w, b) -> Students.denseWeightGradients(w, b, gradients), 5, 3, 7);
    }

    private static void input(BiFunction<Tensor, Tensor, Tensor> gradient) {
        DenseChecks.assertInputGradient(
                (w, b) -> Students.denseInputGradient(w, b, (call, g) -> gradient.apply(w, g)), 5, 3, 7);
    }
}
