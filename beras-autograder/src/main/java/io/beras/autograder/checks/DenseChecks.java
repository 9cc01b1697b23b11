package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.ValueCheck;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Checks of a dense layer, y = x·w + b, with x (n, in), w (in, out), b (1, out) and y (n, out).
 *
 * <p>Its gradients are ∂w = xᵀ·g, ∂b = Σ g over the batch and ∂x = g·wᵀ. In each method {@code dense} makes the layer from w
 * and b.
 */
public final class DenseChecks {

    private static final Formula FORMULA =
            (x, weights) -> x.get(0).matmul(weights.get(0)).add(weights.get(1));

    private static final Function<Draws, Sample> RANDOM = Points.dense(5, 3, 7);

    private DenseChecks() {}

    /** Checks the values for a batch of n. */
    public static void assertForward(BiFunction<Variable, Variable, Diffable> dense, int n, int in, int out) {
        SquareMatrices.explain(
                () -> ForwardMethod.assertRight(forward(dense), Draws.fresh(), Points.dense(n, in, out)),
                squareForward(dense));
    }

    /** Checks the values that were derived by hand. */
    public static void assertForwardByHand(
            BiFunction<Variable, Variable, Diffable> dense, double[][] x, double[][] w, double[][] b, double[][] y) {
        Sample hand = sample(x, w, b).expecting(y);
        SquareMatrices.explain(
                () -> ForwardMethod.assertByHand(forward(dense), hand, Draws.fresh(), RANDOM), squareForward(dense));
    }

    /** Checks the gradients of w and b for a batch of n. */
    public static void assertWeightGradients(BiFunction<Variable, Variable, Diffable> dense, int n, int in, int out) {
        GradientMethod method = weightGradients(dense);
        SquareMatrices.explain(
                () -> method.assertRight(
                        List.of(ofWeights(method), ofBias(method)), Draws.fresh(), Points.dense(n, in, out)),
                squareOfWeights(method));
    }

    /** Checks the gradient of w that was derived by hand for the upstream gradient g. */
    public static void assertWeightGradientByHand(
            BiFunction<Variable, Variable, Diffable> dense,
            double[][] x,
            double[][] w,
            double[][] g,
            double[][] expected) {
        GradientMethod method = weightGradients(dense);
        SquareMatrices.explain(
                () -> method.assertByHand(ofWeights(method), hand(x, w, g, expected), Draws.fresh(), RANDOM),
                squareOfWeights(method));
    }

    /** Checks the gradient of b that was derived by hand for the upstream gradient g. */
    public static void assertBiasGradientByHand(
            BiFunction<Variable, Variable, Diffable> dense,
            double[][] x,
            double[][] w,
            double[][] g,
            double[][] expected) {
        GradientMethod method = weightGradients(dense);
        method.assertByHand(ofBias(method), hand(x, w, g, expected), Draws.fresh(), RANDOM);
    }

    /** Checks the gradient of x for a batch of n. */
    public static void assertInputGradient(BiFunction<Variable, Variable, Diffable> dense, int n, int in, int out) {
        GradientMethod method = inputGradients(dense);
        SquareMatrices.explain(
                () -> method.assertRight(List.of(ofInput(method)), Draws.fresh(), Points.dense(n, in, out)),
                squareOfInput(method));
    }

    /** Checks the gradient of x that was derived by hand for the upstream gradient g. */
    public static void assertInputGradientByHand(
            BiFunction<Variable, Variable, Diffable> dense,
            double[][] x,
            double[][] w,
            double[][] g,
            double[][] expected) {
        GradientMethod method = inputGradients(dense);
        SquareMatrices.explain(
                () -> method.assertByHand(ofInput(method), hand(x, w, g, expected), Draws.fresh(), RANDOM),
                squareOfInput(method));
    }

    private static Sample hand(double[][] x, double[][] w, double[][] g, double[][] expected) {
        double[][] b = new double[1][w[0].length];
        return sample(x, w, b).withUpstream(Sample.matrix(g)).expecting(expected);
    }

    private static Sample sample(double[][] x, double[][] w, double[][] b) {
        return Sample.of(x).withWeights(new Variable("w", Sample.matrix(w)), new Variable("b", Sample.matrix(b)));
    }

    private static Function<Sample, Diffable> layer(BiFunction<Variable, Variable, Diffable> dense) {
        return sample -> dense.apply(sample.w(), sample.b());
    }

    private static GradientMethod weightGradients(BiFunction<Variable, Variable, Diffable> dense) {
        return GradientMethod.weights("Dense", layer(dense), FORMULA);
    }

    private static GradientMethod inputGradients(BiFunction<Variable, Variable, Diffable> dense) {
        return GradientMethod.inputs("Dense", layer(dense), FORMULA);
    }

    private static ValueCheck<Sample> forward(BiFunction<Variable, Variable, Diffable> dense) {
        return ForwardMethod.check("Dense", layer(dense), FORMULA)
                .candidate(
                        "missing-bias",
                        "looks like x·w: the bias b is missing; add b to each row",
                        DenseChecks::product)
                .candidate(
                        "bias-first-row-only",
                        "looks like b added to the first row only: rows 2 to n lack b; add b to each row",
                        DenseChecks::biasInFirstRow)
                .candidate(
                        "bias-sign",
                        "looks like x·w − b: add b",
                        sample -> product(sample).sub(sample.b()))
                .candidate(
                        "bias-twice",
                        "looks like b added twice",
                        sample -> product(sample).add(sample.b()).add(sample.b()));
    }

    private static ValueCheck<Sample> squareForward(BiFunction<Variable, Variable, Diffable> dense) {
        return ForwardMethod.check("Dense", layer(dense), FORMULA)
                .candidate(
                        "transposed",
                        "looks like x·wᵀ: w has the shape (in, out), so the product is x·w",
                        sample -> sample.x().matmulTranspose(sample.w()).add(sample.b()))
                .candidate(
                        "transposed",
                        "looks like x·wᵀ without b: w has the shape (in, out), and y = x·w + b",
                        sample -> sample.x().matmulTranspose(sample.w()))
                .candidate(
                        "swapped-order",
                        "looks like w·x: each row of x is a sample, so the product is x·w",
                        sample -> sample.w().matmul(sample.x()).add(sample.b()))
                .candidate(
                        "transposed",
                        "looks like xᵀ·w: each row of x is a sample, so the product is x·w",
                        sample -> sample.x().transposeMatmul(sample.w()).add(sample.b()));
    }

    private static ValueCheck<Sample> ofWeights(GradientMethod method) {
        return method.of(0, "w")
                .size("batch size", Sample::batchSize)
                .candidate(
                        "missing-upstream",
                        "looks like xᵀ·1: the upstream gradient g is missing; ∂w = xᵀ·g",
                        sample -> sample.x().transposeMatmul(Tensor.onesLike(sample.g())))
                .candidate(
                        "factor-missing",
                        "looks like 1·g: the input x is missing; ∂w = xᵀ·g",
                        sample -> Tensor.onesLike(sample.x()).transposeMatmul(sample.g()))
                .candidate(
                        "swapped-order",
                        "looks like ∂b in place of ∂w: return the gradients in the order of ownWeights(), first w, then b",
                        sample -> sample.g().sumKeepDims(0));
    }

    private static ValueCheck<Sample> squareOfWeights(GradientMethod method) {
        return method.of(0, "w")
                .candidate(
                        "transposed",
                        "looks like x·g: transpose x; ∂w = xᵀ·g",
                        sample -> sample.x().matmul(sample.g()))
                .candidate(
                        "transposed",
                        "looks like x·gᵀ: transpose x, not g; ∂w = xᵀ·g",
                        sample -> sample.x().matmulTranspose(sample.g()))
                .candidate(
                        "swapped-order",
                        "looks like g·x: the factors are in the wrong order; ∂w = xᵀ·g",
                        sample -> sample.g().matmul(sample.x()));
    }

    private static ValueCheck<Sample> ofBias(GradientMethod method) {
        return method.of(1, "b")
                .size("batch size", Sample::batchSize)
                .candidate(
                        "not-summed-over-batch",
                        "looks like ∂b = g: b is used in each row, so ∂b is the sum of g over the batch, axis 0",
                        Sample::g)
                .candidate(
                        "wrong-axis",
                        "looks like a sum of g over the columns: ∂b is the sum over the batch, axis 0, of shape (1, out)",
                        sample -> sample.g().sumKeepDims(1))
                .candidate(
                        "wrong-axis",
                        "looks like a sum of g over the columns: ∂b is the sum over the batch, axis 0, of shape (1, out)",
                        sample -> sample.g().sum(1))
                .candidate(
                        "wrong-axis",
                        "looks like a sum over all elements of g: ∂b is the sum over the batch, axis 0, of shape (1, out)",
                        sample -> Tensor.fullLike(sample.b(), sample.g().sum().item()))
                .candidate(
                        "wrong-shape",
                        "looks like the right values in the shape (out): keep the axis, as sumKeepDims(0) does",
                        sample -> sample.g().sum(0))
                .candidate(
                        "missing-upstream",
                        "looks like ∂b = 1: the upstream gradient g is missing; ∂b is the sum of g over the batch",
                        sample -> Tensor.onesLike(sample.b()))
                .candidate(
                        "missing-upstream",
                        "looks like ∂b = n: the upstream gradient g is missing; ∂b is the sum of g over the batch",
                        sample -> Tensor.fullLike(sample.b(), sample.batchSize()))
                .candidate(
                        "swapped-order",
                        "looks like ∂w in place of ∂b: return the gradients in the order of ownWeights(), first w, then b",
                        sample -> sample.x().transposeMatmul(sample.g()));
    }

    private static ValueCheck<Sample> ofInput(GradientMethod method) {
        return method.of(0, "x")
                .size("batch size", Sample::batchSize)
                .candidate(
                        "missing-upstream",
                        "looks like 1·wᵀ: the upstream gradient g is missing; ∂x = g·wᵀ",
                        sample -> Tensor.onesLike(sample.g()).matmulTranspose(sample.w()))
                .candidate(
                        "factor-missing",
                        "looks like a sum of g: the weights are missing; ∂x = g·wᵀ",
                        sample -> sample.g().matmulTranspose(Tensor.onesLike(sample.w())))
                .candidate("missing-derivative", "looks like ∂x = g: the weights are missing; ∂x = g·wᵀ", Sample::g);
    }

    private static ValueCheck<Sample> squareOfInput(GradientMethod method) {
        return method.of(0, "x")
                .candidate(
                        "transposed",
                        "looks like g·w: transpose w; ∂x = g·wᵀ",
                        sample -> sample.g().matmul(sample.w()))
                .candidate(
                        "swapped-order",
                        "looks like wᵀ·g: the factors are in the wrong order; ∂x = g·wᵀ",
                        sample -> sample.w().transposeMatmul(sample.g()))
                .candidate(
                        "swapped-order",
                        "looks like w·g: the factors are in the wrong order, and w is not transposed; ∂x = g·wᵀ",
                        sample -> sample.w().matmul(sample.g()));
    }

    private static Tensor product(Sample sample) {
        return sample.x().matmul(sample.w());
    }

    private static Tensor biasInFirstRow(Sample sample) {
        Tensor first = Tensor.concat(0, sample.b(), Tensor.zerosLike(sample.b()));
        int[] rows = new int[(int) sample.batchSize()];
        for (int i = 1; i < rows.length; i++) {
            rows[i] = 1;
        }
        return product(sample).add(first.gather(rows));
    }
}
