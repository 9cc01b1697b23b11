package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.LeakyReLUChecks;
import io.beras.core.Diffable;

class LeakyReLUHiddenTest {

    @Checks(
            part = "leaky-relu",
            step = "forward",
            what = "forward is right at 0, at −0, and for large elements",
            why = "an edge case must not become NaN")
    void edges(Submission submission) {
        double[][] x = {{0.0, -0.0, 1000, -1000}};
        double[][] y = {{0, 0, 1000, -300}};
        LeakyReLUChecks.assertForwardByHand(alpha -> leakyRelu(submission, alpha), 0.3, x, y);
    }

    @Checks(
            part = "leaky-relu",
            step = "gradient",
            what = "the gradient is right for a batch of one, for images of rank 3, and for α = 0",
            why = "the function works element by element, so the shape does not matter")
    void shapes(Submission submission) {
        LeakyReLUChecks.assertInputGradient(alpha -> leakyRelu(submission, alpha), 0.05, 1, 7);
        LeakyReLUChecks.assertInputGradient(alpha -> leakyRelu(submission, alpha), 0, 2, 3, 4);
    }

    private static Diffable leakyRelu(Submission submission, double alpha) {
        return submission.create(Diffable.class, "LeakyReLU", alpha);
    }
}
