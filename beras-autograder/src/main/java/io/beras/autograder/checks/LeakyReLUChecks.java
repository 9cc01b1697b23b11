package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import java.util.List;
import java.util.function.DoubleFunction;

/** Checks of a LeakyReLU with slope α below 0: y = x where x &gt; 0, else α·x; any shape. */
public final class LeakyReLUChecks {

    private LeakyReLUChecks() {}

    /**
     * Checks the values for inputs of this shape, away from the kink at 0.
     *
     * @param leakyRelu makes the function for a slope
     */
    public static void assertForward(DoubleFunction<Diffable> leakyRelu, double alpha, long... shape) {
        ForwardMethod.assertRight(forward(leakyRelu.apply(alpha), alpha), Draws.fresh(), Points.elementwise(shape));
    }

    /** Checks the values that were derived by hand. */
    public static void assertForwardByHand(
            DoubleFunction<Diffable> leakyRelu, double alpha, double[][] x, double[][] y) {
        ForwardMethod.assertByHand(
                forward(leakyRelu.apply(alpha), alpha),
                Sample.of(x).expecting(y),
                Draws.fresh(),
                Points.elementwise(5, 3));
    }

    /** Checks the gradient for inputs of this shape, away from the kink at 0. */
    public static void assertInputGradient(DoubleFunction<Diffable> leakyRelu, double alpha, long... shape) {
        GradientMethod method = gradient(leakyRelu.apply(alpha), alpha);
        method.assertRight(List.of(withCandidates(method, alpha)), Draws.fresh(), Points.elementwise(shape));
    }

    /** Checks the gradient that was derived by hand for the upstream gradient g. */
    public static void assertInputGradientByHand(
            DoubleFunction<Diffable> leakyRelu, double alpha, double[][] x, double[][] g, double[][] expected) {
        GradientMethod method = gradient(leakyRelu.apply(alpha), alpha);
        Sample hand = Sample.of(x).withUpstream(Sample.matrix(g)).expecting(expected);
        method.assertByHand(withCandidates(method, alpha), hand, Draws.fresh(), Points.elementwise(5, 3));
    }

    private static Formula formula(double alpha) {
        return (x, weights) -> x.get(0).leakyRelu(alpha);
    }

    private static GradientMethod gradient(Diffable student, double alpha) {
        return GradientMethod.inputs("LeakyReLU", sample -> student, formula(alpha));
    }

    private static ValueCheck<Sample> forward(Diffable student, double alpha) {
        ValueCheck<Sample> check = ForwardMethod.check("LeakyReLU", sample -> student, formula(alpha))
                .candidate(
                        "slope-missing",
                        "looks like a ReLU: negative elements become 0, but must become α·x",
                        sample -> sample.x().relu())
                .candidate(
                        "slope-sides-swapped",
                        "looks like the slope α on the wrong side: α·x belongs to x < 0, and x to x > 0",
                        sample -> choose(sample.x(), sample.x().mul(alpha), sample.x()))
                .candidate(
                        "input-missing",
                        "looks like α in place of α·x for negative elements",
                        sample -> choose(sample.x(), sample.x(), Tensor.fullLike(sample.x(), alpha)))
                .candidate(
                        "slope-sign",
                        "looks like −α·x in place of α·x for negative elements: a negative element stays negative",
                        sample -> sample.x().leakyRelu(-alpha))
                .candidate(
                        "slope-everywhere",
                        "looks like α·x for all elements: a positive element stays x",
                        sample -> sample.x().mul(alpha))
                .candidate("missing-mask", "looks like y = x: negative elements must become α·x", Sample::x);
        return withOtherSlopes(check, alpha, (sample, slope) -> sample.x().leakyRelu(slope));
    }

    private static ValueCheck<Sample> withCandidates(GradientMethod method, double alpha) {
        ValueCheck<Sample> check = method.of(0, "x")
                .candidate(
                        "slope-missing",
                        "looks like the gradient of a ReLU: where x < 0 the gradient is α·g, not 0",
                        sample -> choose(sample.x(), sample.g(), Tensor.zerosLike(sample.g())))
                .candidate("missing-derivative", "looks like ∂x = g: where x < 0 the gradient is α·g", Sample::g)
                .candidate(
                        "missing-upstream",
                        "looks like the slopes alone, 1 and α: the upstream gradient g is missing",
                        sample -> slopes(sample.x(), alpha))
                .candidate(
                        "missing-upstream",
                        "looks like α in place of α·g where x < 0: the upstream gradient g is missing there",
                        sample -> choose(sample.x(), sample.g(), Tensor.fullLike(sample.g(), alpha)))
                .candidate(
                        "missing-upstream",
                        "looks like 1 in place of g where x > 0: the upstream gradient g is missing there",
                        sample -> choose(
                                sample.x(),
                                Tensor.onesLike(sample.g()),
                                sample.g().mul(alpha)))
                .candidate(
                        "slope-sides-swapped",
                        "looks like the slope α on the wrong side: α·g belongs to x < 0, and g to x > 0",
                        sample -> choose(sample.x(), sample.g().mul(alpha), sample.g()))
                .candidate(
                        "mask-from-upstream",
                        "looks like slopes chosen by the sign of g: the sign of x chooses the slope",
                        sample -> sample.g().leakyRelu(alpha))
                .candidate(
                        "slope-sign",
                        "looks like −α·g in place of α·g where x < 0",
                        sample -> sample.g().mul(slopes(sample.x(), -alpha)))
                .candidate(
                        "output-for-derivative",
                        "looks like g times y: the slope is 1 where x > 0 and α where x < 0, not y",
                        sample -> sample.g().mul(sample.x().leakyRelu(alpha)))
                .candidate(
                        "output-for-derivative",
                        "looks like α·x·g where x < 0: the slope there is α, not α·x",
                        sample -> choose(
                                sample.x(),
                                sample.g(),
                                sample.g().mul(sample.x()).mul(alpha)));
        return withOtherSlopes(check, alpha, (sample, slope) -> sample.g().mul(slopes(sample.x(), slope)));
    }

    /** Adds the usual slopes, for a solution that does not use the α of its constructor. */
    private static ValueCheck<Sample> withOtherSlopes(ValueCheck<Sample> check, double alpha, BySlope result) {
        for (double other : new double[] {0.3, 0.01, 0.1, 0.2}) {
            if (other != alpha) {
                check.candidate(
                        "alpha-ignored",
                        "looks like the slope " + other + " in place of α = " + alpha
                                + ": use the α that the constructor was given",
                        sample -> result.of(sample, other));
            }
        }
        return check;
    }

    private static Tensor slopes(Tensor x, double alpha) {
        return choose(x, Tensor.onesLike(x), Tensor.fullLike(x, alpha));
    }

    /** Returns the elements of {@code positive} where x > 0, and the elements of {@code negative} elsewhere. */
    private static Tensor choose(Tensor x, Tensor positive, Tensor negative) {
        return positive.where(x.greater(0), negative);
    }

    /** A result as a function of the slope. */
    @FunctionalInterface
    private interface BySlope {
        Tensor of(Sample sample, double slope);
    }
}
