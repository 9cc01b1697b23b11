package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.losses.Loss;
import java.util.List;

/**
 * Checks of the mean squared error of prediction ŷ and target y, both (n, columns): L = Σ (ŷ − y)² / (n·columns), a scalar.
 *
 * <p>Its gradient is ∂ŷ = g·2·(ŷ − y) / (n·columns).
 */
public final class MeanSquaredErrorChecks {

    private static final Formula FORMULA =
            (x, weights) -> x.get(0).sub(x.get(1)).square().mean();

    private MeanSquaredErrorChecks() {}

    /** Checks the value for inputs of this size. */
    public static void assertForward(Loss loss, int n, int columns) {
        ForwardMethod.assertRight(forward(loss), Draws.fresh(), Points.regression(n, columns));
    }

    /** Checks the value that was derived by hand. */
    public static void assertForwardByHand(Loss loss, double[][] prediction, double[][] target, double expected) {
        Sample hand =
                Sample.of(Sample.matrix(prediction), Sample.matrix(target)).expecting(Sample.scalar(expected));
        ForwardMethod.assertByHand(forward(loss), hand, Draws.fresh(), Points.regression(5, 3));
    }

    /** Checks the gradient by the prediction for inputs of this size. */
    public static void assertInputGradient(Loss loss, int n, int columns) {
        GradientMethod method = gradient(loss);
        method.assertRight(List.of(withCandidates(method)), Draws.fresh(), Points.regression(n, columns));
    }

    /** Checks the gradient by the prediction that was derived by hand for the upstream gradient g. */
    public static void assertInputGradientByHand(
            Loss loss, double[][] prediction, double[][] target, double g, double[][] expected) {
        GradientMethod method = gradient(loss);
        Sample hand = Sample.of(Sample.matrix(prediction), Sample.matrix(target))
                .withUpstream(Sample.scalar(g))
                .expecting(expected);
        method.assertByHand(withCandidates(method), hand, Draws.fresh(), Points.regression(5, 3));
    }

    private static GradientMethod gradient(Loss loss) {
        return GradientMethod.inputs("MeanSquaredError", sample -> loss, FORMULA);
    }

    private static ValueCheck<Sample> forward(Loss loss) {
        return ForwardMethod.check("MeanSquaredError", sample -> loss, FORMULA)
                .candidate(
                        "sum-for-mean",
                        "looks like the sum of all squares: divide by the number of elements, n·columns",
                        sample -> squares(sample).sum())
                .candidate(
                        "mean-over-batch-only",
                        "looks like a mean over the batch only: divide by the number of columns too, since the mean is over"
                                + " all elements",
                        sample -> squares(sample).sum().div(sample.batchSize()))
                .candidate(
                        "mean-over-columns-only",
                        "looks like a mean over the columns only: divide by the size of the batch too, since the mean is"
                                + " over all elements",
                        sample -> squares(sample).sum().div(sample.x().size(1)))
                .candidate(
                        "not-reduced",
                        "looks like one value for each row: the loss is a scalar, the mean over the rows too",
                        sample -> squares(sample).mean(1))
                .candidate(
                        "not-reduced",
                        "looks like one value for each column: the loss is a scalar, the mean over the columns too",
                        sample -> squares(sample).mean(0))
                .candidate(
                        "not-reduced",
                        "looks like the squares themselves: the loss is a scalar, their mean",
                        MeanSquaredErrorChecks::squares)
                .candidate(
                        "wrong-shape",
                        "looks like the right value with a wrong shape: the loss is a scalar, of rank 0",
                        sample -> squares(sample).mean().reshape(1))
                .candidate(
                        "wrong-shape",
                        "looks like the right value with a wrong shape: the loss is a scalar, of rank 0",
                        sample -> squares(sample).mean().reshape(1, 1))
                .candidate(
                        "square-missing",
                        "looks like the mean of |ŷ − y|: the difference must be squared",
                        sample -> difference(sample).abs().mean())
                .candidate(
                        "square-missing",
                        "looks like the mean of ŷ − y: the difference must be squared",
                        sample -> difference(sample).mean())
                .candidate(
                        "square-of-mean",
                        "looks like the square of the mean: square each difference first, then take the mean",
                        sample -> difference(sample).mean().square())
                .candidate(
                        "root-too-many",
                        "looks like the root of the mean: the mean squared error has no root",
                        sample -> squares(sample).mean().sqrt());
    }

    private static ValueCheck<Sample> withCandidates(GradientMethod method) {
        return method.of(0, "prediction")
                .candidate(
                        "sum-for-mean",
                        "looks like 2·(ŷ − y) without the mean: divide by the number of elements, n·columns",
                        sample -> difference(sample).mul(sample.g()).mul(2))
                .candidate(
                        "mean-over-batch-only",
                        "looks like 2·(ŷ − y)/n: divide by the number of columns too, since the mean is over all elements",
                        sample -> difference(sample).mul(sample.g()).mul(2).div(sample.batchSize()))
                .candidate(
                        "mean-over-columns-only",
                        "looks like 2·(ŷ − y)/columns: divide by the size of the batch too, since the mean is over all"
                                + " elements",
                        sample -> difference(sample)
                                .mul(sample.g())
                                .mul(2)
                                .div(sample.x().size(1)))
                .candidate(
                        "half",
                        "looks like (ŷ − y)/(n·columns): the factor 2 of the derivative of the square is missing",
                        sample -> right(sample).mul(0.5).mul(sample.g()))
                .candidate(
                        "sign",
                        "looks like y − ŷ, target minus prediction: the derivative of (ŷ − y)² by ŷ is 2·(ŷ − y)",
                        sample -> right(sample).neg().mul(sample.g()))
                .candidate(
                        "missing-upstream",
                        "looks like 2·(ŷ − y)/(n·columns) alone: the upstream gradient g is missing",
                        MeanSquaredErrorChecks::right)
                .candidate(
                        "value-for-gradient",
                        "looks like (ŷ − y)², the square itself: its derivative is 2·(ŷ − y)",
                        sample -> squares(sample).div(sample.x().length()).mul(sample.g()));
    }

    private static Tensor right(Sample sample) {
        return difference(sample).mul(2).div(sample.x().length());
    }

    private static Tensor difference(Sample sample) {
        return sample.x().sub(sample.target());
    }

    private static Tensor squares(Sample sample) {
        return difference(sample).square();
    }
}
