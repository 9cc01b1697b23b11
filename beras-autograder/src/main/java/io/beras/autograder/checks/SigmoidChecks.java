package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;

/** Checks of a sigmoid, y = 1 / (1 + exp(−x)), with gradient g∘y∘(1 − y); any shape. */
public final class SigmoidChecks {

    private static final Formula FORMULA = (x, weights) -> x.get(0).sigmoid();

    private static final Diagnosis OVERFLOW = new Diagnosis(
            "not-stable",
            "looks like an overflow: exp of a large x is infinite, and infinity divided by infinity is NaN;"
                    + " write 1 / (1 + exp(−x)), where exp(−x) is at worst 1 / infinity = 0");

    private SigmoidChecks() {}

    /** Checks the values for inputs of this shape. */
    public static void assertForward(Diffable sigmoid, long... shape) {
        ForwardMethod.assertRight(forward(sigmoid), Draws.fresh(), Points.elementwise(shape));
    }

    /** Checks the values that were derived by hand. */
    public static void assertForwardByHand(Diffable sigmoid, double[][] x, double[][] y) {
        ForwardMethod.assertByHand(
                forward(sigmoid), Sample.of(x).expecting(y), Draws.fresh(), Points.elementwise(5, 3));
    }

    /** Checks that large inputs give 0 or 1, without overflow. */
    public static void assertStable(Diffable sigmoid, double... x) {
        ValueCheck<Sample> check = ForwardMethod.withOverflow(forward(sigmoid), sample -> sigmoid, FORMULA, OVERFLOW);
        ForwardMethod.assertByHand(check, Sample.of(new double[][] {x}), Draws.fresh(), Points.elementwise(5, 3));
    }

    /** Checks the gradient for inputs of this shape. */
    public static void assertInputGradient(Diffable sigmoid, long... shape) {
        GradientMethod method = gradient(sigmoid);
        method.assertRight(List.of(withCandidates(method)), Draws.fresh(), Points.elementwise(shape));
    }

    /** Checks the gradient that was derived by hand for the upstream gradient g. */
    public static void assertInputGradientByHand(Diffable sigmoid, double[][] x, double[][] g, double[][] expected) {
        GradientMethod method = gradient(sigmoid);
        Sample hand = Sample.of(x).withUpstream(Sample.matrix(g)).expecting(expected);
        method.assertByHand(withCandidates(method), hand, Draws.fresh(), Points.elementwise(5, 3));
    }

    private static GradientMethod gradient(Diffable sigmoid) {
        return GradientMethod.inputs("Sigmoid", sample -> sigmoid, FORMULA);
    }

    private static ValueCheck<Sample> forward(Diffable sigmoid) {
        return ForwardMethod.check("Sigmoid", sample -> sigmoid, FORMULA)
                .candidate(
                        "exponent-sign",
                        "looks like exp(x) in place of exp(−x): the sigmoid must rise with x",
                        sample -> sample.x().neg().sigmoid())
                .candidate(
                        "denominator-sign",
                        "looks like 1 / (1 − exp(−x)): the denominator is 1 + exp(−x)",
                        sample -> sample.x().neg().exp().subtractFrom(1).reciprocal())
                .candidate(
                        "other-function",
                        "looks like tanh(x): the sigmoid is 1 / (1 + exp(−x)), between 0 and 1",
                        sample -> sample.x().tanh())
                .candidate(
                        "other-function",
                        "looks like a softmax: a sigmoid treats each element by itself, without a sum over the row",
                        sample -> sample.x().softmax())
                .candidate(
                        "reciprocal",
                        "looks like 1 + exp(−x): the reciprocal is missing",
                        sample -> sample.x().neg().exp().add(1))
                .candidate(
                        "reciprocal",
                        "looks like exp(−x): the sigmoid is 1 / (1 + exp(−x))",
                        sample -> sample.x().neg().exp());
    }

    private static ValueCheck<Sample> withCandidates(GradientMethod method) {
        return method.of(0, "x")
                .candidate(
                        "input-for-output",
                        "looks like g∘x∘(1 − x): the factors are the output, g∘y∘(1 − y)",
                        sample -> slope(sample.x()).mul(sample.g()))
                .candidate(
                        "output-for-input",
                        "looks like the sigmoid of the sigmoid: call.output() is already y; do not apply the sigmoid again",
                        sample -> slope(y(sample).sigmoid()).mul(sample.g()))
                .candidate(
                        "factor-missing",
                        "looks like g∘y: the factor 1 − y is missing",
                        sample -> y(sample).mul(sample.g()))
                .candidate(
                        "factor-missing",
                        "looks like g∘(1 − y): the factor y is missing",
                        sample -> y(sample).subtractFrom(1).mul(sample.g()))
                .candidate(
                        "other-slope",
                        "looks like g∘y²: the second factor is 1 − y",
                        sample -> y(sample).square().mul(sample.g()))
                .candidate(
                        "missing-upstream",
                        "looks like y∘(1 − y): the upstream gradient g is missing",
                        sample -> slope(y(sample)))
                .candidate("missing-derivative", "looks like ∂x = g: the slope y∘(1 − y) is missing", Sample::g)
                .candidate(
                        "factor-sign",
                        "looks like g∘y∘(1 + y): the second factor is 1 − y",
                        sample -> y(sample).mul(y(sample).add(1)).mul(sample.g()))
                .candidate(
                        "other-function",
                        "looks like g∘(1 − y²), the gradient of tanh: the sigmoid's is g∘y∘(1 − y)",
                        sample -> y(sample).square().subtractFrom(1).mul(sample.g()));
    }

    private static Tensor y(Sample sample) {
        return sample.x().sigmoid();
    }

    private static Tensor slope(Tensor y) {
        return y.mul(y.subtractFrom(1));
    }
}
