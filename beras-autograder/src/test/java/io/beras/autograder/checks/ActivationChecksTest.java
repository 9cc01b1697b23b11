package io.beras.autograder.checks;

import static io.beras.autograder.checks.Causes.isNotWritten;
import static io.beras.autograder.checks.Causes.named;
import static io.beras.autograder.checks.Causes.passes;

import io.beras.core.Call;
import io.beras.core.Tensor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ActivationChecksTest {

    private static final double ALPHA = 0.25;

    @TestFactory
    Stream<DynamicTest> relu() {
        return Stream.of(
                passes("max(0, x)", () -> reluForward(Tensor::relu)),
                isNotWritten("forward", () -> ReLUChecks.assertForward(Students.gradient((call, g) -> g), 5, 3)),
                named("missing-mask", "y = x", () -> reluForward(x -> x)),
                named("slope-sides-swapped", "min(0, x)", () -> reluForward(x -> x.minimum(Tensor.zerosLike(x)))),
                named("absolute-value", "|x|", () -> reluForward(Tensor::abs)),
                named("mask-for-value", "[x > 0]", () -> reluForward(x -> x.greater(0))),
                named("slope-at-negative", "leaky", () -> reluForward(x -> x.leakyRelu(0.01))));
    }

    @TestFactory
    Stream<DynamicTest> reluGradients() {
        return Stream.of(
                passes(
                        "g·[x > 0]",
                        () -> reluGradient((call, g) -> g.mul(call.input(0).greater(0)))),
                isNotWritten("gradient", () -> ReLUChecks.assertInputGradient(Students.forward(Tensor::relu), 5, 3)),
                named("missing-derivative", "g", () -> reluGradient((call, g) -> g)),
                named(
                        "missing-upstream",
                        "[x > 0]",
                        () -> reluGradient((call, g) -> call.input(0).greater(0))),
                named("mask-from-upstream", "g·[g > 0]", () -> reluGradient((call, g) -> g.mul(g.greater(0)))),
                named(
                        "slope-sides-swapped",
                        "g·[x < 0]",
                        () -> reluGradient((call, g) -> g.mul(call.input(0).less(0)))),
                named("output-for-derivative", "g·y", () -> reluGradient((call, g) -> g.mul(call.output()))),
                named(
                        "sign",
                        "−g·[x > 0]",
                        () -> reluGradient(
                                (call, g) -> g.mul(call.input(0).greater(0)).neg())),
                named("zero", "0", () -> reluGradient((call, g) -> Tensor.zerosLike(g))));
    }

    @TestFactory
    Stream<DynamicTest> leakyRelu() {
        return Stream.of(
                passes("right", () -> leakyForward(x -> x.leakyRelu(ALPHA))),
                named("slope-missing", "ReLU", () -> leakyForward(Tensor::relu)),
                named("slope-sides-swapped", "swapped", () -> leakyForward(x -> choose(x, x.mul(ALPHA), x))),
                named("input-missing", "α", () -> leakyForward(x -> choose(x, x, Tensor.fullLike(x, ALPHA)))),
                named("slope-sign", "−α·x", () -> leakyForward(x -> x.leakyRelu(-ALPHA))),
                named("slope-everywhere", "α·x", () -> leakyForward(x -> x.mul(ALPHA))),
                named("missing-mask", "x", () -> leakyForward(x -> x)),
                named("alpha-ignored", "0.01", () -> leakyForward(x -> x.leakyRelu(0.01))));
    }

    @TestFactory
    Stream<DynamicTest> leakyReluGradients() {
        return Stream.of(
                passes("right", () -> leakyGradient((x, g) -> choose(x, g, g.mul(ALPHA)))),
                named("slope-missing", "0 below", () -> leakyGradient((x, g) -> choose(x, g, Tensor.zerosLike(g)))),
                named("missing-derivative", "g", () -> leakyGradient((x, g) -> g)),
                named(
                        "missing-upstream",
                        "1 and α",
                        () -> leakyGradient((x, g) -> choose(x, Tensor.onesLike(g), Tensor.fullLike(g, ALPHA)))),
                named(
                        "missing-upstream",
                        "g and α",
                        () -> leakyGradient((x, g) -> choose(x, g, Tensor.fullLike(g, ALPHA)))),
                named("slope-sides-swapped", "swapped", () -> leakyGradient((x, g) -> choose(x, g.mul(ALPHA), g))),
                named("mask-from-upstream", "by g", () -> leakyGradient((x, g) -> choose(g, g, g.mul(ALPHA)))),
                named("slope-sign", "−α·g", () -> leakyGradient((x, g) -> choose(x, g, g.mul(-ALPHA)))),
                named("output-for-derivative", "g·y", () -> leakyGradient((x, g) -> g.mul(x.leakyRelu(ALPHA)))),
                named("alpha-ignored", "0.3", () -> leakyGradient((x, g) -> choose(x, g, g.mul(0.3)))));
    }

    @TestFactory
    Stream<DynamicTest> sigmoid() {
        return Stream.of(
                passes("right", () -> sigmoidForward(Tensor::sigmoid)),
                named(
                        "exponent-sign",
                        "exp(x)",
                        () -> sigmoidForward(x -> x.neg().sigmoid())),
                named(
                        "denominator-sign",
                        "1 − exp(−x)",
                        () -> sigmoidForward(x -> x.neg().exp().subtractFrom(1).reciprocal())),
                named("other-function", "tanh", () -> sigmoidForward(Tensor::tanh)),
                named("other-function", "softmax", () -> sigmoidForward(Tensor::softmax)),
                named("reciprocal", "exp(−x)", () -> sigmoidForward(x -> x.neg().exp())),
                named(
                        "not-stable",
                        "exp(x) / (1 + exp(x))",
                        () -> SigmoidChecks.assertStable(
                                Students.forward(x -> x.exp().div(x.exp().add(1))), 1000, -1000)));
    }

    @TestFactory
    Stream<DynamicTest> sigmoidGradients() {
        return Stream.of(
                passes("right", () -> sigmoidGradient((call, g) -> g.mul(slope(call.output())))),
                named("input-for-output", "x(1 − x)", () -> sigmoidGradient((call, g) -> g.mul(slope(call.input(0))))),
                named(
                        "output-for-input",
                        "twice",
                        () -> sigmoidGradient(
                                (call, g) -> g.mul(slope(call.output().sigmoid())))),
                named("factor-missing", "y·g", () -> sigmoidGradient((call, g) -> g.mul(call.output()))),
                named(
                        "factor-missing",
                        "(1 − y)·g",
                        () -> sigmoidGradient((call, g) -> g.mul(call.output().subtractFrom(1)))),
                named(
                        "other-slope",
                        "y²",
                        () -> sigmoidGradient((call, g) -> g.mul(call.output().square()))),
                named("missing-upstream", "y(1 − y)", () -> sigmoidGradient((call, g) -> slope(call.output()))),
                named("missing-derivative", "g", () -> sigmoidGradient((call, g) -> g)),
                named(
                        "other-function",
                        "tanh",
                        () -> sigmoidGradient(
                                (call, g) -> g.mul(call.output().square().subtractFrom(1)))));
    }

    @TestFactory
    Stream<DynamicTest> softmax() {
        return Stream.of(
                passes("right", () -> softmaxForward(Tensor::softmax)),
                named(
                        "batch-axis",
                        "axis 0",
                        () -> softmaxForward(x -> x.exp().div(x.exp().sumKeepDims(0)))),
                named(
                        "over-everything",
                        "all",
                        () -> softmaxForward(x -> x.exp().div(x.exp().sum()))),
                named(
                        "batch-axis",
                        "maximum by row, sum by column",
                        () -> softmaxForward(x -> shifted(x).div(shifted(x).sumKeepDims(0)))),
                named(
                        "over-everything",
                        "maximum by row, sum of all",
                        () -> softmaxForward(x -> shifted(x).div(shifted(x).sum()))),
                named("not-normalized", "exp(x)", () -> softmaxForward(Tensor::exp)),
                named("exp-missing", "x / Σ x", () -> softmaxForward(x -> x.div(x.sumKeepDims(1)))),
                named("other-function", "log-softmax", () -> softmaxForward(Tensor::logSoftmax)),
                named(
                        "not-stable",
                        "no maximum",
                        () -> SoftmaxChecks.assertStable(
                                Students.forward(x -> x.exp().div(x.exp().sumKeepDims(1))),
                                new double[][] {{1000, 0}})),
                named(
                        "not-normalized",
                        "exp(x − max) at large elements",
                        () -> SoftmaxChecks.assertStable(
                                Students.forward(ActivationChecksTest::shifted),
                                new double[][] {{1000, 1000}, {0, 1000}})),
                named(
                        "not-stable",
                        "maximum of all",
                        () -> SoftmaxChecks.assertStable(
                                Students.forward(x -> x.sub(x.max())
                                        .exp()
                                        .div(x.sub(x.max()).exp().sumKeepDims(1))),
                                new double[][] {{1000, 1000}, {-1000, -1000}})));
    }

    @TestFactory
    Stream<DynamicTest> softmaxGradients() {
        return Stream.of(
                passes(
                        "right",
                        () -> softmaxGradient((y, g) -> y.mul(g.sub(g.mul(y).sumKeepDims(1))))),
                named("diagonal-only", "diagonal", () -> softmaxGradient((y, g) -> slope(y).mul(g))),
                named("off-diagonal-missing", "y·g", () -> softmaxGradient((y, g) -> y.mul(g))),
                named(
                        "off-diagonal-sign",
                        "+",
                        () -> softmaxGradient((y, g) -> y.mul(g.add(g.mul(y).sumKeepDims(1))))),
                named(
                        "factor-missing",
                        "g − Σ",
                        () -> softmaxGradient((y, g) -> g.sub(g.mul(y).sumKeepDims(1)))),
                named(
                        "wrong-axis",
                        "axis 0",
                        () -> softmaxGradient((y, g) -> y.mul(g.sub(g.mul(y).sumKeepDims(0))))),
                named(
                        "mean-for-sum",
                        "mean",
                        () -> softmaxGradient((y, g) -> y.mul(g.sub(g.mul(y).meanKeepDims(1))))),
                named("missing-upstream", "y(1 − y)", () -> softmaxGradient((y, g) -> slope(y))),
                named(
                        "missing-upstream",
                        "1 for g",
                        () -> softmaxGradient((y, g) -> y.mul(y.sumKeepDims(1).subtractFrom(1)))),
                named("missing-derivative", "g", () -> softmaxGradient((y, g) -> g)));
    }

    private static void reluForward(Function<Tensor, Tensor> forward) {
        ReLUChecks.assertForward(Students.forward(forward), 5, 3);
        ReLUChecks.assertForwardByHand(Students.forward(forward), new double[][] {{-2, 3}}, new double[][] {{0, 3}});
    }

    private static void reluGradient(BiFunction<Call, Tensor, Tensor> gradient) {
        ReLUChecks.assertInputGradient(Students.gradient(gradient), 5, 3);
    }

    private static void leakyForward(Function<Tensor, Tensor> forward) {
        LeakyReLUChecks.assertForward(alpha -> Students.forward(forward), ALPHA, 5, 3);
    }

    private static void leakyGradient(BiFunction<Tensor, Tensor, Tensor> gradient) {
        LeakyReLUChecks.assertInputGradient(
                alpha -> Students.gradient((call, g) -> gradient.apply(call.input(0), g)), ALPHA, 5, 3);
    }

    private static void sigmoidForward(Function<Tensor, Tensor> forward) {
        SigmoidChecks.assertForward(Students.forward(forward), 5, 3);
    }

    private static void sigmoidGradient(BiFunction<Call, Tensor, Tensor> gradient) {
        SigmoidChecks.assertInputGradient(Students.gradient(gradient), 5, 3);
    }

    private static void softmaxForward(Function<Tensor, Tensor> forward) {
        SoftmaxChecks.assertForward(Students.forward(forward), 5, 3);
    }

    private static void softmaxGradient(BiFunction<Tensor, Tensor, Tensor> gradient) {
        SoftmaxChecks.assertInputGradient(Students.gradient((call, g) -> gradient.apply(call.output(), g)), 5, 3);
    }

    private static Tensor shifted(Tensor x) {
        return x.sub(x.maxKeepDims(1)).exp();
    }

    private static Tensor slope(Tensor y) {
        return y.mul(y.subtractFrom(1));
    }

    private static Tensor choose(Tensor x, Tensor positive, Tensor negative) {
        return positive.where(x.greater(0), negative);
    }
}
