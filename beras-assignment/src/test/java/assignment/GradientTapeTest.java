package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.TapeChecks;
import io.beras.core.GradientTape;
import java.util.function.Supplier;

/** The backward walk of a tape: from the last call to the first, with the chain rule at each call. */
class GradientTapeTest {

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the gradient goes through one call",
            why = "the walk starts with 1 at the target, since ∂y/∂y = 1")
    void chainOfOne(Submission submission) {
        // y = w³ at w = 2: ∂y/∂w = 3·4 = 12
        TapeChecks.assertChainOfOne(tapes(submission), 2, 12);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the gradient goes through three calls, one after the other",
            why = "the gradient of an output is the upstream gradient of its call: the chain rule")
    void chainOfThree(Submission submission) {
        // a = 2w, b = a³, y = 5b at w = 1: a = 2. ∂y/∂b = 5, ∂y/∂a = 5·3·4 = 60, ∂y/∂w = 60·2 = 120
        TapeChecks.assertChainOfThree(tapes(submission), 1, 120);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the gradients of two branches add up",
            why = "a change of a reaches y on both ways")
    void diamond(Submission submission) {
        // a = w³, y = 2a + a³ at w = 1: a = 1. ∂y/∂a = 2 + 3 = 5 (one from each branch), ∂y/∂w = 5·3 = 15
        TapeChecks.assertDiamond(tapes(submission), 1, 15);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "a tensor that one call uses twice gets both gradients",
            why = "w·w has two inputs, which happen to be the same tensor")
    void square(Submission submission) {
        // y = w·w + 4w at w = 3: the first factor gives 3, the second factor gives 3, the product 4w gives 4; ∂y/∂w =
        // 10
        TapeChecks.assertSquare(tapes(submission), 3, 10);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the own weights of two layers get their gradients",
            why = "a call passes its upstream gradient on to its inputs and to its own weights")
    void twoLayers(Submission submission) {
        // a = 2·w1, b = a³, y = b·w2 at w1 = 1, w2 = 5: a = 2, b = 8.
        // ∂y/∂w2 = b = 8. ∂y/∂b = 5, ∂y/∂a = 5·3·4 = 60, ∂y/∂w1 = 60·2 = 120
        TapeChecks.assertTwoLayers(tapes(submission), 1, 5, 120, 8);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the weight of a layer that is used twice gets the sum",
            why = "each call of the layer used the weight, and so each call has a part of its gradient")
    void sharedWeight(Submission submission) {
        // a = 2w, b = a³, c = b·w, y = 5c at w = 1: a = 2, b = 8. ∂y/∂c = 5.
        // The second use gives 5·b = 40, the first 5·w·3·4·2 = 120; ∂y/∂w = 160
        TapeChecks.assertSharedWeight(tapes(submission), 1, 160);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "gradients come in the order of the sources",
            why = "an optimizer pairs variables and gradients by their position")
    void orderOfSources(Submission submission) {
        TapeChecks.assertOrderOfSources(tapes(submission));
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "two variables with equal elements have a gradient each",
            why = "all biases start with zeros, but they are different variables")
    void twins(Submission submission) {
        // y = 2u + 3v at u = v = 1: ∂y/∂u = 2, ∂y/∂v = 3
        TapeChecks.assertTwins(tapes(submission), 2, 3);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the gradient of a target that is not a scalar is that of its sum",
            why = "each element of the target starts with 1")
    void sumOfTarget(Submission submission) {
        TapeChecks.assertSumOfTarget(tapes(submission));
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "labels are never asked for a gradient",
            why = "labels have none; only tensors between a source and the target need one")
    void labels(Submission submission) {
        TapeChecks.assertLabels(tapes(submission));
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the gradient may be asked for after the tape was closed",
            why = "a closed tape no longer records, but it has its calls")
    void afterClose(Submission submission) {
        // As in diamond: 15
        TapeChecks.assertAfterClose(tapes(submission), 1, 15);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the tape does not record its own backward walk",
            why = "the calls of the walk would otherwise look like calls of the program")
    void recordsNothing(Submission submission) {
        TapeChecks.assertRecordsNothing(tapes(submission));
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "a source that the target does not depend on is an IllegalArgumentException that names the source",
            why = "a silent 0 would hide a weight that never learns")
    void unconnected(Submission submission) {
        TapeChecks.assertUnconnected(tapes(submission));
    }

    private static Supplier<GradientTape> tapes(Submission submission) {
        return () -> submission.create(GradientTape.class, "GradientTape");
    }
}
