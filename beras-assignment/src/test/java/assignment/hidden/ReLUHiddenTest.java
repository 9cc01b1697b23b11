package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.ReLUChecks;
import io.beras.core.Diffable;

class ReLUHiddenTest {

    @Checks(
            part = "relu",
            step = "forward",
            what = "forward is right at 0, at −0, and for large elements",
            why = "an edge case must not become NaN")
    void edges(Submission submission) {
        double[][] x = {{0.0, -0.0, 1000, -1000}};
        double[][] y = {{0, 0, 1000, 0}};
        ReLUChecks.assertForwardByHand(relu(submission), x, y);
    }

    @Checks(
            part = "relu",
            step = "gradient",
            what = "the gradient is right for a batch of one, and for images of rank 3",
            why = "the function works element by element, so the shape does not matter")
    void shapes(Submission submission) {
        ReLUChecks.assertInputGradient(relu(submission), 1, 7);
        ReLUChecks.assertInputGradient(relu(submission), 2, 3, 4);
    }

    private static Diffable relu(Submission submission) {
        return submission.create(Diffable.class, "ReLU");
    }
}
