package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import java.util.List;
import java.util.function.Function;

/** Checks of a ReLU, y = max(0, x), with gradient g where x &gt; 0, else 0; any shape. */
public final class ReLUChecks {

    private static final Formula FORMULA = (x, weights) -> x.get(0).relu();

    private ReLUChecks() {}

    /** Checks the values for inputs of this shape, away from the kink at 0. */
    public static void assertForward(Diffable relu, long... shape) {
        Draws draws = Draws.fresh();
        ForwardMethod.assertRight(forward(relu), draws, points(shape));
    }

    /** Checks the values that were derived by hand. */
    public static void assertForwardByHand(Diffable relu, double[][] x, double[][] y) {
        ForwardMethod.assertByHand(forward(relu), Sample.of(x).expecting(y), Draws.fresh(), points(5, 3));
    }

    /** Checks the gradient for inputs of this shape, away from the kink at 0. */
    public static void assertInputGradient(Diffable relu, long... shape) {
        GradientMethod method = gradient(relu);
        method.assertRight(List.of(withCandidates(method)), Draws.fresh(), points(shape));
    }

    /** Checks the gradient that was derived by hand for the upstream gradient g. */
    public static void assertInputGradientByHand(Diffable relu, double[][] x, double[][] g, double[][] expected) {
        GradientMethod method = gradient(relu);
        Sample hand = Sample.of(x).withUpstream(Sample.matrix(g)).expecting(expected);
        method.assertByHand(withCandidates(method), hand, Draws.fresh(), points(5, 3));
    }

    private static ValueCheck<Sample> forward(Diffable relu) {
        return ForwardMethod.check("ReLU", sample -> relu, FORMULA)
                .candidate("missing-mask", "looks like y = x: negative elements must become 0", Sample::x)
                .candidate(
                        "slope-sides-swapped",
                        "looks like min(0, x) in place of max(0, x): the negative elements stay, the positive become 0",
                        sample -> sample.x().minimum(Tensor.zerosLike(sample.x())))
                .candidate(
                        "absolute-value",
                        "looks like |x|: a negative element must become 0, not −x",
                        sample -> sample.x().abs())
                .candidate(
                        "mask-for-value",
                        "looks like the mask alone, 1 where x > 0: multiply the mask by x",
                        sample -> sample.x().greater(0))
                .candidate(
                        "slope-at-negative",
                        "looks like a LeakyReLU: negative elements are multiplied by 0.01, but must become 0",
                        sample -> sample.x().leakyRelu(0.01));
    }

    private static GradientMethod gradient(Diffable relu) {
        return GradientMethod.inputs("ReLU", sample -> relu, FORMULA);
    }

    private static ValueCheck<Sample> withCandidates(GradientMethod method) {
        return method.of(0, "x")
                .candidate(
                        "missing-derivative",
                        "looks like ∂x = g: the mask is missing; the gradient is 0 where x < 0",
                        Sample::g)
                .candidate(
                        "missing-upstream",
                        "looks like the mask alone: the upstream gradient g is missing; multiply the mask by g",
                        sample -> sample.x().greater(0))
                .candidate(
                        "mask-from-upstream",
                        "looks like a mask made from the sign of g: the mask is 1 where x > 0",
                        sample -> sample.g().relu())
                .candidate(
                        "slope-sides-swapped",
                        "looks like the mask of the wrong side: g passes where x > 0, not where x < 0",
                        sample -> sample.g().mul(sample.x().less(0)))
                .candidate(
                        "output-for-derivative",
                        "looks like g times y: the slope of ReLU is 1 where x > 0, not y",
                        sample -> sample.g().mul(sample.x().relu()));
    }

    private static Function<Draws, Sample> points(long... shape) {
        return Points.elementwise(shape);
    }
}
