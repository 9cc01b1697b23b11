package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.SoftmaxChecks;
import io.beras.core.Diffable;

/** The softmax of each row: yₖ = exp(xₖ) / Σⱼ exp(xⱼ). */
class SoftmaxTest {

    private static final double LN_3 = Math.log(3);
    private static final double LN_4 = Math.log(4);

    @Checks(
            part = "softmax",
            step = "forward",
            what = "each row becomes probabilities that add up to 1",
            why = "a row is a sample, and its columns are the classes")
    void forwardByHand(Submission submission) {
        // Row 0: exp gives 1 and 3, with the sum 4. Row 1: exp gives 4 and 1, with the sum 5.
        double[][] x = {{0, LN_3}, {LN_4, 0}};
        double[][] y = {{0.25, 0.75}, {0.8, 0.2}};
        SoftmaxChecks.assertForwardByHand(softmax(submission), x, y);
    }

    @Checks(
            part = "softmax",
            step = "forward",
            what = "forward is right for random values, 5 samples and 3 classes",
            why = "with two different sizes a sum over the wrong axis can't fit by chance")
    void forward(Submission submission) {
        SoftmaxChecks.assertForward(softmax(submission), 5, 3);
    }

    @Checks(
            part = "softmax",
            step = "forward",
            what = "large elements give finite probabilities",
            why = "exp(1000) is infinite, and one NaN spoils all weights of a network")
    void stable(Submission submission) {
        // Only differences within a row count: (1000, 1000) is the same as (0, 0), so (0.5, 0.5).
        double[][] x = {{1000, 1000}, {-1000, -1000}, {0, 10_000}};
        SoftmaxChecks.assertStable(softmax(submission), x);
    }

    @Checks(
            part = "softmax",
            step = "gradient",
            what = "each output of a row sends its gradient back to all inputs of the row",
            why = "if one probability rises, the other probabilities of the row fall")
    void gradientByHand(Submission submission) {
        // Row 0: y = (1/4, 3/4). The Jacobian has 1/4·3/4 = 3/16 on the diagonal, and −3/16 elsewhere.
        //        With g = (16, 0): (16·3/16, −16·3/16) = (3, −3)
        // Row 1: y = (4/5, 1/5): 4/25 on the diagonal, and −4/25 elsewhere.
        //        With g = (25, 50): (25·4/25 − 50·4/25, −25·4/25 + 50·4/25) = (−4, 4)
        double[][] x = {{0, LN_3}, {LN_4, 0}};
        double[][] g = {{16, 0}, {25, 50}};
        double[][] expected = {{3, -3}, {-4, 4}};
        SoftmaxChecks.assertInputGradientByHand(softmax(submission), x, g, expected);
    }

    @Checks(
            part = "softmax",
            step = "gradient",
            what = "the gradient equals a numerical gradient",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void gradient(Submission submission) {
        SoftmaxChecks.assertInputGradient(softmax(submission), 5, 3);
    }

    private static Diffable softmax(Submission submission) {
        return submission.create(Diffable.class, "Softmax");
    }
}
