package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.SoftmaxChecks;
import io.beras.core.Diffable;

class SoftmaxHiddenTest {

    @Checks(
            part = "softmax",
            step = "forward",
            what = "forward is right for a batch of one, and for rows of very different size",
            why = "each row needs its own largest element")
    void rows(Submission submission) {
        SoftmaxChecks.assertForward(softmax(submission), 1, 7);
        SoftmaxChecks.assertStable(
                softmax(submission), new double[][] {{1000, 999, 998}, {-1000, -999, -998}, {0, 0, 10_000}});
    }

    @Checks(
            part = "softmax",
            step = "gradient",
            what = "the gradient is right for a batch of one, and for more classes than samples",
            why = "each row has a Jacobian of its own")
    void sizes(Submission submission) {
        SoftmaxChecks.assertInputGradient(softmax(submission), 1, 7);
        SoftmaxChecks.assertInputGradient(softmax(submission), 4, 9);
    }

    private static Diffable softmax(Submission submission) {
        return submission.create(Diffable.class, "Softmax");
    }
}
