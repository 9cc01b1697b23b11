package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.SigmoidChecks;
import io.beras.core.Diffable;

/** The logistic function: y = 1 / (1 + exp(−x)). */
class SigmoidTest {

    private static final double LN_3 = Math.log(3);

    @Checks(
            part = "sigmoid",
            step = "forward",
            what = "forward gives 0.5 at 0, and 0.75 at ln 3",
            why = "the result is a probability: it rises with x, from 0 to 1")
    void forwardByHand(Submission submission) {
        // exp(−ln 3) = 1/3, so y = 1 / (1 + 1/3) = 3/4; and exp(ln 3) = 3, so y(−ln 3) = 1 / (1 + 3) = 1/4
        double[][] x = {{0, LN_3}, {-LN_3, 0}};
        double[][] y = {{0.5, 0.75}, {0.25, 0.5}};
        SigmoidChecks.assertForwardByHand(sigmoid(submission), x, y);
    }

    @Checks(
            part = "sigmoid",
            step = "forward",
            what = "forward is right for random values",
            why = "a formula that fits a few round values may still be wrong")
    void forward(Submission submission) {
        SigmoidChecks.assertForward(sigmoid(submission), 5, 3);
    }

    @Checks(
            part = "sigmoid",
            step = "gradient",
            what = "the gradient is g times y times 1 − y",
            why = "the slope is steepest in the middle, and nearly 0 at both ends")
    void gradientByHand(Submission submission) {
        // y = 0.5: slope 0.5·0.5 = 0.25. y = 0.75 or 0.25: slope 0.75·0.25 = 0.1875.
        double[][] x = {{0, LN_3}, {-LN_3, 0}};
        double[][] g = {{4, 16}, {32, -8}};
        double[][] expected = {{1, 3}, {6, -2}};
        SigmoidChecks.assertInputGradientByHand(sigmoid(submission), x, g, expected);
    }

    @Checks(
            part = "sigmoid",
            step = "gradient",
            what = "the gradient equals a numerical gradient",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void gradient(Submission submission) {
        SigmoidChecks.assertInputGradient(sigmoid(submission), 5, 3);
    }

    private static Diffable sigmoid(Submission submission) {
        return submission.create(Diffable.class, "Sigmoid");
    }
}
