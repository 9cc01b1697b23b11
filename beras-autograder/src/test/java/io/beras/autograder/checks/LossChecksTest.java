package io.beras.autograder.checks;

import static io.beras.autograder.checks.Causes.isNotWritten;
import static io.beras.autograder.checks.Causes.named;
import static io.beras.autograder.checks.Causes.passes;

import io.beras.core.Tensor;
import io.beras.losses.Loss;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LossChecksTest {

    @TestFactory
    Stream<DynamicTest> meanSquaredError() {
        return Stream.of(
                passes("right", () -> mse((p, t) -> p.sub(t).square().mean())),
                isNotWritten(
                        "forward",
                        () -> MeanSquaredErrorChecks.assertForward(Students.lossGradient((call, g) -> g), 5, 3)),
                named("sum-for-mean", "Σ", () -> mse((p, t) -> p.sub(t).square().sum())),
                named(
                        "mean-over-batch-only",
                        "Σ / n",
                        () -> mse((p, t) -> p.sub(t).square().sum().div(p.size(0)))),
                named(
                        "mean-over-columns-only",
                        "Σ / k",
                        () -> mse((p, t) -> p.sub(t).square().sum().div(p.size(1)))),
                named(
                        "not-reduced",
                        "by row",
                        () -> mse((p, t) -> p.sub(t).square().mean(1))),
                named("half", "½", () -> mse((p, t) -> p.sub(t).square().mean().div(2))),
                named(
                        "square-missing",
                        "|ŷ − y|",
                        () -> mse((p, t) -> p.sub(t).abs().mean())),
                named(
                        "root-too-many",
                        "√",
                        () -> mse((p, t) -> p.sub(t).square().mean().sqrt())));
    }

    @TestFactory
    Stream<DynamicTest> meanSquaredErrorGradients() {
        return Stream.of(
                passes(
                        "right",
                        () -> mseGradient((d, g) -> d.mul(2).div(d.length()).mul(g))),
                isNotWritten(
                        "gradient",
                        () -> MeanSquaredErrorChecks.assertInputGradient(
                                Students.loss((p, t) -> p.sub(t).square().mean()), 5, 3)),
                named(
                        "sum-for-mean",
                        "no mean",
                        () -> mseGradient((d, g) -> d.mul(2).mul(g))),
                named(
                        "mean-over-batch-only",
                        "by n",
                        () -> mseGradient((d, g) -> d.mul(2).div(d.size(0)).mul(g))),
                named(
                        "half",
                        "no 2",
                        () -> mseGradient((d, g) -> d.div(d.length()).mul(g))),
                named(
                        "sign",
                        "y − ŷ",
                        () -> mseGradient((d, g) -> d.mul(-2).div(d.length()).mul(g))),
                named(
                        "missing-upstream",
                        "no g",
                        () -> mseGradient((d, g) -> d.mul(2).div(d.length()))));
    }

    @TestFactory
    Stream<DynamicTest> crossEntropy() {
        return Stream.of(
                passes("right", () -> cce((p, y) -> loss(p, y).div(p.size(0)))),
                named("sum-for-mean", "Σ", () -> cce(LossChecksTest::loss)),
                named(
                        "mean-over-classes",
                        "mean",
                        () -> cce((p, y) -> loss(p, y).div(p.length()))),
                named("sign", "+", () -> cce((p, y) -> loss(p, y).div(p.size(0)).neg())),
                named(
                        "log-base",
                        "log₂",
                        () -> cce((p, y) -> loss(p, y).div(p.size(0)).div(Math.log(2)))),
                named(
                        "log-base",
                        "log₁₀",
                        () -> cce((p, y) -> loss(p, y).div(p.size(0)).div(Math.log(10)))),
                named(
                        "target-missing",
                        "Σ ln p",
                        () -> cce((p, y) -> p.log().sum().div(p.size(0)).neg())),
                named(
                        "softmax-counted-twice",
                        "softmax",
                        () -> cce((p, y) ->
                                y.mul(p.logSoftmax()).sum().div(p.size(0)).neg())),
                named(
                        "no-clipping",
                        "ln 0",
                        () -> CrossEntropyChecks.assertClipped(
                                Students.loss((p, y) -> loss(p, y).div(p.size(0))))));
    }

    @TestFactory
    Stream<DynamicTest> crossEntropyGradients() {
        return Stream.of(
                passes(
                        "right",
                        () -> cceGradient((p, y) -> y.div(p).div(p.size(0)).neg())),
                named(
                        "no-clipping",
                        "0 / 0",
                        () -> CrossEntropyChecks.assertClippedGradient(Students.lossGradient((call, g) ->
                                call.input(1).div(call.input(0)).div(-2).mul(g)))),
                passes(
                        "clipped",
                        () -> CrossEntropyChecks.assertClippedGradient(Students.lossGradient((call, g) -> call.input(1)
                                .div(call.input(0).clamp(1e-7, Double.POSITIVE_INFINITY))
                                .div(-2)
                                .mul(g)))),
                named("softmax-counted-twice", "p − y", () -> cceGradient((p, y) -> p.sub(y))),
                named(
                        "softmax-counted-twice",
                        "(p − y) / n",
                        () -> cceGradient((p, y) -> p.sub(y).div(p.size(0)))),
                named(
                        "sum-for-mean",
                        "−y / p",
                        () -> cceGradient((p, y) -> y.div(p).neg())),
                named(
                        "mean-over-classes",
                        "mean",
                        () -> cceGradient((p, y) -> y.div(p).div(p.length()).neg())),
                named("sign", "y / p", () -> cceGradient((p, y) -> y.div(p).div(p.size(0)))),
                named(
                        "log-base",
                        "log₂",
                        () -> cceGradient((p, y) -> y.div(p).div(p.size(0)).div(-Math.log(2)))),
                named(
                        "factor-missing",
                        "−y",
                        () -> cceGradient((p, y) -> y.div(p.size(0)).neg())));
    }

    private static Tensor loss(Tensor p, Tensor y) {
        return y.mul(p.log()).sum().neg();
    }

    private static void mse(BiFunction<Tensor, Tensor, Tensor> forward) {
        MeanSquaredErrorChecks.assertForward(Students.loss(forward), 5, 3);
    }

    private static void mseGradient(BiFunction<Tensor, Tensor, Tensor> gradient) {
        Loss loss =
                Students.lossGradient((call, g) -> gradient.apply(call.input(0).sub(call.input(1)), g));
        MeanSquaredErrorChecks.assertInputGradient(loss, 5, 3);
    }

    private static void cce(BiFunction<Tensor, Tensor, Tensor> forward) {
        CrossEntropyChecks.assertForward(Students.loss(forward), 5, 3);
    }

    private static void cceGradient(BiFunction<Tensor, Tensor, Tensor> slope) {
        Loss loss = Students.lossGradient(
                (call, g) -> slope.apply(call.input(0), call.input(1)).mul(g));
        CrossEntropyChecks.assertInputGradient(loss, 5, 3);
    }
}
