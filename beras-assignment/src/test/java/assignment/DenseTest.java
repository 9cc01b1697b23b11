package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.DenseChecks;
import io.beras.core.Diffable;
import io.beras.core.Variable;

/** A dense layer: y = x·w + b, with x (n, in), w (in, out), b (1, out). The upstream gradient g has the shape of y. */
class DenseTest {

    private static final double[][] X = {{1, 2}, {3, 4}};
    private static final double[][] W = {{1, 0}, {2, -1}};
    private static final double[][] B = {{10, 20}};
    private static final double[][] G = {{1, 0}, {3, 5}};

    @Checks(
            part = "dense",
            step = "forward",
            what = "forward computes x·w + b for a batch of two samples",
            why = "b belongs to each row, since each row is a sample")
    void forwardByHand(Submission submission) {
        // Row 0: (1·1 + 2·2 + 10, 1·0 + 2·(−1) + 20) = (15, 18)
        // Row 1: (3·1 + 4·2 + 10, 3·0 + 4·(−1) + 20) = (21, 16)
        double[][] y = {{15, 18}, {21, 16}};
        DenseChecks.assertForwardByHand((w, b) -> dense(submission, w, b), X, W, B, y);
    }

    @Checks(
            part = "dense",
            step = "forward",
            what = "forward computes x·w + b for random values, 5 samples, 3 features, 7 outputs",
            why = "with three different sizes no transposed matrix fits by chance")
    void forward(Submission submission) {
        DenseChecks.assertForward((w, b) -> dense(submission, w, b), 5, 3, 7);
    }

    @Checks(
            part = "dense",
            step = "weight-gradients",
            what = "the gradient of w adds up over the batch",
            why = "each sample used the same w, so each sample contributes to its gradient")
    void gradientOfW(Submission submission) {
        // Sample 0 gives (1, 2) and g = (1, 0); sample 1 gives (3, 4) and g = (3, 5).
        // ∂w₀₀ = 1·1 + 3·3 = 10     ∂w₀₁ = 1·0 + 3·5 = 15
        // ∂w₁₀ = 2·1 + 4·3 = 14     ∂w₁₁ = 2·0 + 4·5 = 20
        double[][] expected = {{10, 15}, {14, 20}};
        DenseChecks.assertWeightGradientByHand((w, b) -> dense(submission, w, b), X, W, G, expected);
    }

    @Checks(
            part = "dense",
            step = "weight-gradients",
            what = "the gradient of b adds up over the batch",
            why = "each sample used the same b; the mean over the batch belongs to the loss")
    void gradientOfB(Submission submission) {
        // ∂b = (1 + 3, 0 + 5)
        double[][] expected = {{4, 5}};
        DenseChecks.assertBiasGradientByHand((w, b) -> dense(submission, w, b), X, W, G, expected);
    }

    @Checks(
            part = "dense",
            step = "weight-gradients",
            what = "the gradients of w and b equal numerical gradients",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void weightGradients(Submission submission) {
        DenseChecks.assertWeightGradients((w, b) -> dense(submission, w, b), 5, 3, 7);
    }

    @Checks(
            part = "dense",
            step = "input-gradients",
            what = "the gradient of x collects what each output sends back",
            why = "the layer before this layer gets it as its upstream gradient")
    void gradientOfX(Submission submission) {
        // Sample 0, g = (1, 0): (1·1 + 0·0, 1·2 + 0·(−1)) = (1, 2)
        // Sample 1, g = (3, 5): (3·1 + 5·0, 3·2 + 5·(−1)) = (3, 1)
        double[][] expected = {{1, 2}, {3, 1}};
        DenseChecks.assertInputGradientByHand((w, b) -> dense(submission, w, b), X, W, G, expected);
    }

    @Checks(
            part = "dense",
            step = "input-gradients",
            what = "the gradient of x equals a numerical gradient",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void inputGradients(Submission submission) {
        DenseChecks.assertInputGradient((w, b) -> dense(submission, w, b), 5, 3, 7);
    }

    private static Diffable dense(Submission submission, Variable w, Variable b) {
        return submission.create(Diffable.class, "Dense", w, b);
    }
}
