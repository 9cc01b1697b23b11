package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.losses.Loss;
import java.util.Arrays;
import java.util.List;

/**
 * Checks of the cross-entropy of probabilities p and one-hot targets y, both (n, classes): L = −Σ y∘ln p / n, a scalar.
 *
 * <p>Its gradient is ∂p = −g·y / (p·n). Probabilities near 0 are clipped, so that the loss is finite.
 */
public final class CrossEntropyChecks {

    private static final double LARGEST_CLIP = 1e-5;
    private static final double SMALLEST_CLIP = 1e-16;

    private static final Formula FORMULA = (x, weights) ->
            x.get(1).mul(x.get(0).log()).sum().div(x.get(0).size(0)).neg();

    private CrossEntropyChecks() {}

    /** Checks the value for inputs of this size. */
    public static void assertForward(Loss loss, int n, int classes) {
        ForwardMethod.assertRight(forward(loss), Draws.fresh(), Points.classification(n, classes));
    }

    /** Checks the value that was derived by hand. */
    public static void assertForwardByHand(Loss loss, double[][] prediction, double[][] target, double expected) {
        Sample hand =
                Sample.of(Sample.matrix(prediction), Sample.matrix(target)).expecting(Sample.scalar(expected));
        ForwardMethod.assertByHand(forward(loss), hand, Draws.fresh(), Points.classification(5, 3));
    }

    /** Checks that a probability of 0 gives a finite loss, the same as a tiny probability. */
    public static void assertClipped(Loss loss) {
        Sample certain = Sample.of(new double[][] {{0, 1, 0}});
        Tensor target = Sample.matrix(new double[][] {{1, 0, 0}});
        double value = Guarded.run(() -> loss.call(certain.x(), target)).item();
        Expect.that(
                value >= -Math.log(LARGEST_CLIP) && value <= -Math.log(SMALLEST_CLIP),
                "CategoricalCrossEntropy.forward: the loss of a true class with probability 0 is " + value
                        + ", but must be large and finite, about 16",
                new Diagnosis(
                        "no-clipping",
                        "looks like ln 0: clip the probabilities at a tiny value, such as 1e-7, before the logarithm"));
    }

    /** Checks that probabilities of 0, of the true class and of others, give a finite gradient. */
    public static void assertClippedGradient(Loss loss) {
        Sample withZeros = Sample.of(
                        Sample.matrix(new double[][] {{0, 1, 0}, {0.5, 0, 0.5}}),
                        Sample.matrix(new double[][] {{0, 1, 0}, {0, 1, 0}}))
                .withUpstream(Sample.scalar(1));
        double[] gradient = gradient(loss).value(withZeros, 0).toDoubleArray();
        Expect.that(
                Arrays.stream(gradient).allMatch(Double::isFinite),
                "CategoricalCrossEntropy.inputGradients: the gradient at the probabilities (0, 1, 0) and (0.5, 0, 0.5) of the"
                        + " true class 1 is " + Arrays.toString(gradient) + ", but must be finite",
                new Diagnosis(
                        "no-clipping",
                        "looks like a division by 0: clip the probabilities at SMALLEST before the division, as in forward;"
                                + " 0/0 is NaN, and a softmax does return 0"));
    }

    /** Checks the gradient by the prediction for inputs of this size. */
    public static void assertInputGradient(Loss loss, int n, int classes) {
        GradientMethod method = gradient(loss);
        method.assertRight(List.of(withCandidates(method)), Draws.fresh(), Points.classification(n, classes));
    }

    /** Checks the gradient by the prediction that was derived by hand for the upstream gradient g. */
    public static void assertInputGradientByHand(
            Loss loss, double[][] prediction, double[][] target, double g, double[][] expected) {
        GradientMethod method = gradient(loss);
        Sample hand = Sample.of(Sample.matrix(prediction), Sample.matrix(target))
                .withUpstream(Sample.scalar(g))
                .expecting(expected);
        method.assertByHand(withCandidates(method), hand, Draws.fresh(), Points.classification(5, 3));
    }

    private static GradientMethod gradient(Loss loss) {
        return GradientMethod.inputs("CategoricalCrossEntropy", sample -> loss, FORMULA);
    }

    private static ValueCheck<Sample> forward(Loss loss) {
        return ForwardMethod.check("CategoricalCrossEntropy", sample -> loss, FORMULA)
                .candidate(
                        "sum-for-mean",
                        "looks like the sum over the batch: divide by the size of the batch, n",
                        sample -> losses(sample).sum())
                .candidate(
                        "mean-over-classes",
                        "looks like a mean over all elements: sum over the classes, and take the mean over the batch only",
                        sample -> losses(sample).mean())
                .candidate(
                        "mean-over-classes",
                        "looks like a mean over the classes: sum over the classes, and take the mean over the batch",
                        sample -> losses(sample).sum().div(sample.x().size(1)))
                .candidate(
                        "sign",
                        "looks like a missing minus sign: ln p is negative, and a loss is positive",
                        sample -> losses(sample).sum().div(sample.batchSize()).neg())
                .candidate(
                        "target-missing",
                        "looks like −Σ ln p over all classes: the factor y, which selects the true class, is missing",
                        sample -> sample.x().log().sum().div(sample.batchSize()).neg())
                .candidate(
                        "softmax-counted-twice",
                        "looks like a softmax inside the loss: the prediction already contains probabilities",
                        sample -> sample.target()
                                .mul(sample.x().logSoftmax())
                                .sum()
                                .div(sample.batchSize())
                                .neg())
                .candidate(
                        "binary-cross-entropy",
                        "looks like −y∘ln p − (1 − y)∘ln(1 − p), the binary cross-entropy: only the true class counts here",
                        sample -> losses(sample)
                                .add(sample.target()
                                        .subtractFrom(1)
                                        .mul(sample.x().subtractFrom(1).log())
                                        .neg())
                                .sum()
                                .div(sample.batchSize()))
                .candidate(
                        "not-reduced",
                        "looks like one value for each row: the loss is a scalar, the mean over the batch",
                        sample -> losses(sample).sum(1))
                .candidate(
                        "log-missing",
                        "looks like −Σ y∘p / n: the logarithm is missing",
                        sample -> sample.target()
                                .mul(sample.x())
                                .sum()
                                .div(sample.batchSize())
                                .neg());
    }

    private static ValueCheck<Sample> withCandidates(GradientMethod method) {
        return method.of(0, "prediction")
                .candidate(
                        "softmax-counted-twice",
                        "looks like p − y, the gradient of softmax and cross-entropy together: here the softmax is a layer of"
                                + " its own with its own gradient, so the loss alone has −y / (p·n)",
                        sample -> sample.x()
                                .sub(sample.target())
                                .div(sample.batchSize())
                                .mul(sample.g()))
                .candidate(
                        "softmax-counted-twice",
                        "looks like p − y, the gradient of softmax and cross-entropy together: here the softmax is a layer of"
                                + " its own with its own gradient, so the loss alone has −y / (p·n)",
                        sample -> sample.x().sub(sample.target()).mul(sample.g()))
                .candidate(
                        "sum-for-mean",
                        "looks like −y / p: divide by the size of the batch, n, since the loss is a mean",
                        sample -> right(sample).mul(sample.batchSize()).mul(sample.g()))
                .candidate(
                        "mean-over-classes",
                        "looks like a mean over all elements: the loss divides by the size of the batch only",
                        sample -> right(sample).div(sample.x().size(1)).mul(sample.g()))
                .candidate(
                        "sign",
                        "looks like a missing minus sign: the gradient is −y / (p·n)",
                        sample -> right(sample).neg().mul(sample.g()))
                .candidate(
                        "missing-upstream",
                        "looks like −y / (p·n) alone: the upstream gradient g is missing",
                        CrossEntropyChecks::right)
                .candidate(
                        "target-missing",
                        "looks like −1 / (p·n): the factor y, which selects the true class, is missing",
                        sample -> sample.x()
                                .reciprocal()
                                .div(sample.batchSize())
                                .neg()
                                .mul(sample.g()))
                .candidate(
                        "factor-missing",
                        "looks like −y / n: the division by p, the derivative of ln p, is missing",
                        sample -> sample.target().div(sample.batchSize()).neg().mul(sample.g()))
                .candidate(
                        "value-for-gradient",
                        "looks like −y∘ln p, the loss itself: the derivative of ln p is 1 / p",
                        sample -> losses(sample).div(sample.batchSize()).mul(sample.g()));
    }

    private static Tensor right(Sample sample) {
        return sample.target().div(sample.x()).div(sample.batchSize()).neg();
    }

    /** Returns −y∘ln p. */
    private static Tensor losses(Sample sample) {
        return sample.target().mul(sample.x().log()).neg();
    }
}
