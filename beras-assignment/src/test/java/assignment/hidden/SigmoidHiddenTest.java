package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.SigmoidChecks;
import io.beras.core.Diffable;

class SigmoidHiddenTest {

    @Checks(
            part = "sigmoid",
            step = "forward",
            what = "large elements give 0 or 1",
            why = "exp(1000) is infinite, and one NaN spoils all weights of a network")
    void stable(Submission submission) {
        SigmoidChecks.assertStable(sigmoid(submission), 1000, -1000, 0, 50, -50);
    }

    @Checks(
            part = "sigmoid",
            step = "gradient",
            what = "the gradient is right for a batch of one, and for images of rank 3",
            why = "the function works element by element, so the shape does not matter")
    void shapes(Submission submission) {
        SigmoidChecks.assertInputGradient(sigmoid(submission), 1, 7);
        SigmoidChecks.assertInputGradient(sigmoid(submission), 2, 3, 4);
    }

    private static Diffable sigmoid(Submission submission) {
        return submission.create(Diffable.class, "Sigmoid");
    }
}
