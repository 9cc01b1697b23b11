package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.LeakyReLUChecks;
import io.beras.core.Diffable;

/** The leaky rectifier: y = x where x is positive, α·x where x is negative. */
class LeakyReLUTest {

    @Checks(
            part = "leaky-relu",
            step = "forward",
            what = "negative elements become α·x, positive elements stay",
            why = "a small slope below 0 keeps a unit trainable that would otherwise always be 0")
    void forwardByHand(Submission submission) {
        // α = 0.1: −2 becomes −0.2, and −1 becomes −0.1
        double[][] x = {{-2, 3}, {0.5, -1}};
        double[][] y = {{-0.2, 3}, {0.5, -0.1}};
        LeakyReLUChecks.assertForwardByHand(alpha -> leakyRelu(submission, alpha), 0.1, x, y);
    }

    @Checks(
            part = "leaky-relu",
            step = "forward",
            what = "forward is right for random values and another α",
            why = "α is the argument of the constructor, not a constant")
    void forward(Submission submission) {
        LeakyReLUChecks.assertForward(alpha -> leakyRelu(submission, alpha), 0.25, 5, 3);
    }

    @Checks(
            part = "leaky-relu",
            step = "gradient",
            what = "the gradient is g where x is positive, α·g where x is negative",
            why = "the slope of y is 1 on the one side, and α on the other")
    void gradientByHand(Submission submission) {
        // α = 0.1: 10 becomes 1 where x = −2, and 40 becomes 4 where x = −1
        double[][] x = {{-2, 3}, {0.5, -1}};
        double[][] g = {{10, -20}, {30, 40}};
        double[][] expected = {{1, -20}, {30, 4}};
        LeakyReLUChecks.assertInputGradientByHand(alpha -> leakyRelu(submission, alpha), 0.1, x, g, expected);
    }

    @Checks(
            part = "leaky-relu",
            step = "gradient",
            what = "the gradient equals a numerical gradient",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void gradient(Submission submission) {
        LeakyReLUChecks.assertInputGradient(alpha -> leakyRelu(submission, alpha), 0.25, 5, 3);
    }

    private static Diffable leakyRelu(Submission submission, double alpha) {
        return submission.create(Diffable.class, "LeakyReLU", alpha);
    }
}
