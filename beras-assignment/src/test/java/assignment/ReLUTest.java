package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.ReLUChecks;
import io.beras.core.Diffable;

/** The rectifier: y = max(0, x). */
class ReLUTest {

    @Checks(
            part = "relu",
            step = "forward",
            what = "negative elements become 0, positive elements stay",
            why = "this bend is what makes a network more than one matrix product")
    void forwardByHand(Submission submission) {
        double[][] x = {{-2, 3}, {0.5, -1}};
        double[][] y = {{0, 3}, {0.5, 0}};
        ReLUChecks.assertForwardByHand(relu(submission), x, y);
    }

    @Checks(
            part = "relu",
            step = "forward",
            what = "forward is right for random values",
            why = "a formula that fits a few round values may still be wrong")
    void forward(Submission submission) {
        ReLUChecks.assertForward(relu(submission), 5, 3);
    }

    @Checks(
            part = "relu",
            step = "gradient",
            what = "the upstream gradient passes where x is positive, and only there",
            why = "where x is negative, a small change of x does not change y")
    void gradientByHand(Submission submission) {
        double[][] x = {{-2, 3}, {0.5, -1}};
        double[][] g = {{10, -20}, {30, 40}};
        double[][] expected = {{0, -20}, {30, 0}};
        ReLUChecks.assertInputGradientByHand(relu(submission), x, g, expected);
    }

    @Checks(
            part = "relu",
            step = "gradient",
            what = "the gradient equals a numerical gradient",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void gradient(Submission submission) {
        ReLUChecks.assertInputGradient(relu(submission), 5, 3);
    }

    private static Diffable relu(Submission submission) {
        return submission.create(Diffable.class, "ReLU");
    }
}
