package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;

/**
 * Checks of a softmax over each row, yₖ = exp(xₖ) / Σⱼ exp(xⱼ), with gradient y∘(g − Σ g∘y); x is (n, classes).
 *
 * <p>The Jacobian of a row is ∂yⱼ/∂xₖ = yⱼ·(δⱼₖ − yₖ).
 */
public final class SoftmaxChecks {

    private static final Formula FORMULA = (x, weights) -> x.get(0).softmax();

    private static final Diagnosis OVERFLOW = new Diagnosis(
            "not-stable",
            "looks like an overflow of exp, or a row of zeros: subtract from each row the largest element of this row"
                    + " before exp; the result stays the same");

    private SoftmaxChecks() {}

    /** Checks the values for inputs of this size. */
    public static void assertForward(Diffable softmax, int n, int classes) {
        ForwardMethod.assertRight(forward(softmax), Draws.fresh(), Points.elementwise(n, classes));
    }

    /** Checks the values that were derived by hand. */
    public static void assertForwardByHand(Diffable softmax, double[][] x, double[][] y) {
        ForwardMethod.assertByHand(
                forward(softmax), Sample.of(x).expecting(y), Draws.fresh(), Points.elementwise(5, 3));
    }

    /** Checks that rows of large elements, such as ±1000, give finite probabilities. */
    public static void assertStable(Diffable softmax, double[][] x) {
        ValueCheck<Sample> check = ForwardMethod.withOverflow(forward(softmax), sample -> softmax, FORMULA, OVERFLOW);
        ForwardMethod.assertByHand(check, Sample.of(x), Draws.fresh(), Points.elementwise(5, 3));
    }

    /** Checks the gradient for inputs of this size. */
    public static void assertInputGradient(Diffable softmax, int n, int classes) {
        GradientMethod method = gradient(softmax);
        method.assertRight(List.of(withCandidates(method)), Draws.fresh(), Points.elementwise(n, classes));
    }

    /** Checks the gradient that was derived by hand for the upstream gradient g. */
    public static void assertInputGradientByHand(Diffable softmax, double[][] x, double[][] g, double[][] expected) {
        GradientMethod method = gradient(softmax);
        Sample hand = Sample.of(x).withUpstream(Sample.matrix(g)).expecting(expected);
        method.assertByHand(withCandidates(method), hand, Draws.fresh(), Points.elementwise(5, 3));
    }

    private static GradientMethod gradient(Diffable softmax) {
        return GradientMethod.inputs("Softmax", sample -> softmax, FORMULA);
    }

    private static ValueCheck<Sample> forward(Diffable softmax) {
        return ForwardMethod.check("Softmax", sample -> softmax, FORMULA)
                .candidate(
                        "batch-axis",
                        "looks like a softmax over the batch: each column adds up to 1, but each row must; sum over axis 1",
                        sample -> sample.x().transpose().softmax().transpose())
                .candidate(
                        "over-everything",
                        "looks like a softmax over the whole array: all elements together add up to 1, but each row must;"
                                + " sum over axis 1",
                        sample -> sample.x()
                                .reshape(1, sample.x().length())
                                .softmax()
                                .reshape(sample.x().shape()))
                .candidate(
                        "batch-axis",
                        "looks like a sum over the batch: divide each row by the sum of this row, axis 1",
                        sample -> shiftedExp(sample).div(shiftedExp(sample).sumKeepDims(0)))
                .candidate(
                        "over-everything",
                        "looks like a sum over the whole array: divide each row by the sum of this row, axis 1",
                        sample -> shiftedExp(sample).div(shiftedExp(sample).sum()))
                .candidate(
                        "not-normalized",
                        "looks like exp(x) alone: divide each row by its sum",
                        sample -> sample.x().exp())
                .candidate(
                        "not-normalized",
                        "looks like exp(x − max) alone: divide each row by its sum",
                        SoftmaxChecks::shiftedExp)
                .candidate(
                        "exp-missing",
                        "looks like x divided by the sum of its row: exp is missing",
                        sample -> sample.x().div(sample.x().sumKeepDims(1)))
                .candidate(
                        "exponent-sign",
                        "looks like exp(−x) in place of exp(x): the largest element must get the largest probability",
                        sample -> sample.x().neg().softmax())
                .candidate(
                        "other-function",
                        "looks like the logarithm of the softmax",
                        sample -> sample.x().logSoftmax())
                .candidate(
                        "other-function",
                        "looks like a sigmoid of each element: a softmax divides by the sum of the row",
                        sample -> sample.x().sigmoid());
    }

    private static ValueCheck<Sample> withCandidates(GradientMethod method) {
        return method.of(0, "x")
                .candidate(
                        "diagonal-only",
                        "looks like g∘y∘(1 − y): only the diagonal of the Jacobian; each output of a row depends on all"
                                + " inputs of the row, and −yⱼ·yₖ stands off the diagonal",
                        sample -> y(sample).mul(y(sample).subtractFrom(1)).mul(sample.g()))
                .candidate(
                        "off-diagonal-missing",
                        "looks like y∘g: the part −y·Σ g∘y of the Jacobian is missing",
                        sample -> y(sample).mul(sample.g()))
                .candidate(
                        "off-diagonal-sign",
                        "looks like y∘(g + Σ g∘y): the sum must be subtracted",
                        sample -> y(sample).mul(sample.g().add(product(sample).sumKeepDims(1))))
                .candidate(
                        "factor-missing",
                        "looks like g − Σ g∘y: the factor y in front is missing",
                        sample -> sample.g().sub(product(sample).sumKeepDims(1)))
                .candidate(
                        "factor-missing",
                        "looks like y∘(g − Σ g): the factor y inside the sum is missing",
                        sample -> y(sample).mul(sample.g().sub(sample.g().sumKeepDims(1))))
                .candidate(
                        "wrong-axis",
                        "looks like a sum Σ g∘y over the batch: the sum belongs to each row, axis 1",
                        sample -> y(sample).mul(sample.g().sub(product(sample).sumKeepDims(0))))
                .candidate(
                        "wrong-axis",
                        "looks like a sum Σ g∘y over the whole array: the sum belongs to each row, axis 1",
                        sample -> y(sample).mul(sample.g().sub(product(sample).sum())))
                .candidate(
                        "mean-for-sum",
                        "looks like the mean of g∘y in place of the sum over the row",
                        sample -> y(sample).mul(sample.g().sub(product(sample).meanKeepDims(1))))
                .candidate(
                        "input-for-output",
                        "looks like the formula with x in place of y: the factors are the output",
                        sample -> sample.x()
                                .mul(sample.g().sub(sample.x().mul(sample.g()).sumKeepDims(1))))
                .candidate(
                        "missing-upstream",
                        "looks like y∘(1 − y): the upstream gradient g is missing, and the rest of the Jacobian",
                        sample -> y(sample).mul(y(sample).subtractFrom(1)))
                .candidate(
                        "missing-upstream",
                        "looks like the formula with 1 in place of the upstream gradient g: then everything is 0, since each row"
                                + " of y adds up to 1",
                        sample -> Tensor.zerosLike(sample.g()))
                .candidate("missing-derivative", "looks like ∂x = g: the Jacobian is missing", Sample::g);
    }

    private static Tensor y(Sample sample) {
        return sample.x().softmax();
    }

    private static Tensor shiftedExp(Sample sample) {
        return sample.x().sub(sample.x().maxKeepDims(1)).exp();
    }

    private static Tensor product(Sample sample) {
        return sample.g().mul(y(sample));
    }
}
