package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.MeanSquaredErrorChecks;
import io.beras.losses.Loss;

class MeanSquaredErrorHiddenTest {

    @Checks(
            part = "mean-squared-error",
            step = "forward",
            what = "forward is right for a batch of one, and for one column",
            why = "the mean is over all elements, whatever the shape")
    void forward(Submission submission) {
        MeanSquaredErrorChecks.assertForward(loss(submission), 1, 7);
        MeanSquaredErrorChecks.assertForward(loss(submission), 4, 1);
    }

    @Checks(
            part = "mean-squared-error",
            step = "gradient",
            what = "the gradient is right for a batch of one, and for one column",
            why = "the mean is over all elements, whatever the shape")
    void gradient(Submission submission) {
        MeanSquaredErrorChecks.assertInputGradient(loss(submission), 1, 7);
        MeanSquaredErrorChecks.assertInputGradient(loss(submission), 4, 1);
    }

    private static Loss loss(Submission submission) {
        return submission.create(Loss.class, "MeanSquaredError");
    }
}
