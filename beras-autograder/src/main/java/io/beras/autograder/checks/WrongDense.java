package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.function.BiFunction;

/** Dense layers with one mistake each. All results have the right shape, and no layer throws an exception. */
public enum WrongDense {
    /** y = x·w. */
    BIAS_LEFT_OUT(
            "whose y lacks b",
            BlindSpot.VALUES,
            new Diagnosis("zero-bias", "looks like a bias of zeros: choose b at random"),
            DenseFormulas.RIGHT.withValues((x, w, b) -> x.matmul(w))::layer),

    /** The bias is added to the first row of y only. */
    BIAS_IN_FIRST_ROW(
            "that adds b to the first row of y only",
            BlindSpot.VALUES,
            new Diagnosis("batch-of-one", "looks like batches of one sample: try a batch of several samples"),
            DenseFormulas.RIGHT.withValues(WrongDense::biasInFirstRow)::layer),

    /** The layer computes with copies of w and b that its constructor made. */
    WEIGHTS_COPIED(
            "that computes with copies of w and b from its constructor",
            BlindSpot.VALUES,
            new Diagnosis(
                    "weights-never-changed",
                    "looks like weights that stay as they are: change w and b, as an optimizer does, and call the layer"
                            + " again"),
            WeightCopyingDense::new),

    /** ∂w = xᵀ·1. */
    UPSTREAM_LEFT_OUT(
            "whose ∂w lacks the upstream gradient g",
            BlindSpot.GRADIENT_OF_W,
            new Diagnosis("upstream-of-ones", "looks like an upstream gradient of ones: choose g at random"),
            DenseFormulas.RIGHT.withGradientOfW((x, w, g) -> x.transposeMatmul(Tensor.onesLike(g)))::layer),

    /** ∂w is computed from the mean of all elements of g. */
    UPSTREAM_AVERAGED(
            "whose ∂w uses the mean of the upstream gradient g in place of g",
            BlindSpot.GRADIENT_OF_W,
            new Diagnosis(
                    "constant-upstream",
                    "looks like an upstream gradient whose elements are all equal: choose each element of g at random"),
            DenseFormulas.RIGHT.withGradientOfW(WrongDense::upstreamAveraged)::layer),

    /** ∂w is computed from the input of the latest call. */
    INPUT_KEPT_IN_FIELD(
            "whose ∂w uses the input of the latest call, kept in a field",
            BlindSpot.GRADIENT_OF_W,
            new Diagnosis(
                    "one-call-only",
                    "looks like one call of each layer: call the layer twice, then compare the gradients of the first call"),
            InputKeepingDense::new),

    /** Each element of ∂b is the sum of all elements of g. */
    OUTPUTS_ADDED_UP(
            "whose ∂b adds up all elements of g",
            BlindSpot.GRADIENT_OF_B,
            new Diagnosis("one-output", "looks like layers of one output: try several outputs"),
            DenseFormulas.RIGHT.withGradientOfB(
                    (x, w, g) -> Tensor.onesLike(g.sumKeepDims(0)).mul(g.sum()))::layer),

    /** ∂b is the mean over the batch. */
    MEAN_OVER_BATCH(
            "whose ∂b is the mean over the batch",
            BlindSpot.GRADIENT_OF_B,
            new Diagnosis("batch-of-one", "looks like batches of one sample: try a batch of several samples"),
            DenseFormulas.RIGHT.withGradientOfB((x, w, g) -> g.meanKeepDims(0))::layer),

    /** ∂x = g·1ᵀ. */
    WEIGHTS_LEFT_OUT(
            "whose ∂x lacks the weights w",
            BlindSpot.GRADIENT_OF_X,
            new Diagnosis("weights-of-ones", "looks like weights of ones: choose w at random"),
            DenseFormulas.RIGHT.withGradientOfX((x, w, g) -> g.matmulTranspose(Tensor.onesLike(w)))::layer),

    /** ∂x = g·w if w is square, and right otherwise. */
    TRANSPOSED_IF_SQUARE(
            "whose ∂x is g·w if w is square",
            BlindSpot.GRADIENT_OF_X,
            new Diagnosis(
                    "never-square",
                    "looks like weights that are never square: a product with w in place of wᵀ fits only a square w"),
            DenseFormulas.RIGHT.withGradientOfX(
                    (x, w, g) -> w.size(0) == w.size(1) ? g.matmul(w) : g.matmulTranspose(w))::layer);

    private final String text;
    private final BlindSpot spot;
    private final Diagnosis diagnosis;
    private final BiFunction<Variable, Variable, Diffable> layers;

    WrongDense(String text, BlindSpot spot, Diagnosis diagnosis, BiFunction<Variable, Variable, Diffable> layers) {
        this.text = text;
        this.spot = spot;
        this.diagnosis = diagnosis;
        this.layers = layers;
    }

    /** Returns what is wrong, as "a layer " continues. */
    String text() {
        return text;
    }

    /** Returns the spot of the mistake. */
    BlindSpot spot() {
        return spot;
    }

    /** Returns how a property that looks at the spot may still miss the mistake. */
    Diagnosis diagnosis() {
        return diagnosis;
    }

    BiFunction<Variable, Variable, Diffable> layers() {
        return layers;
    }

    private static Tensor biasInFirstRow(Tensor x, Variable w, Variable b) {
        Tensor firstRow = Tensor.eye(x.dataType(), (int) x.size(0), 1);
        return x.matmul(w).add(firstRow.matmul(b));
    }

    private static Tensor upstreamAveraged(Tensor x, Variable w, Tensor g) {
        return x.transposeMatmul(Tensor.onesLike(g).mul(g.mean()));
    }
}
