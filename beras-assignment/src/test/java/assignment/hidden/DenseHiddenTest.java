package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.DenseChecks;
import io.beras.core.Diffable;
import io.beras.core.Variable;

class DenseHiddenTest {

    @Checks(
            part = "dense",
            step = "forward",
            what = "forward is right for a batch of one sample",
            why = "a batch of one keeps its axis of length 1")
    void forwardOfOne(Submission submission) {
        DenseChecks.assertForward((w, b) -> dense(submission, w, b), 1, 4, 9);
    }

    @Checks(
            part = "dense",
            step = "weight-gradients",
            what = "the gradients of w and b are right for a batch of one sample, and for one output",
            why = "an axis of length 1 must not vanish")
    void weightGradientsOfOne(Submission submission) {
        DenseChecks.assertWeightGradients((w, b) -> dense(submission, w, b), 1, 4, 9);
        DenseChecks.assertWeightGradients((w, b) -> dense(submission, w, b), 7, 4, 1);
    }

    @Checks(
            part = "dense",
            step = "input-gradients",
            what = "the gradient of x is right for a batch of one sample, and for more features than outputs",
            why = "an axis of length 1 must not vanish")
    void inputGradientsOfOne(Submission submission) {
        DenseChecks.assertInputGradient((w, b) -> dense(submission, w, b), 1, 4, 9);
        DenseChecks.assertInputGradient((w, b) -> dense(submission, w, b), 4, 11, 3);
    }

    private static Diffable dense(Submission submission, Variable w, Variable b) {
        return submission.create(Diffable.class, "Dense", w, b);
    }
}
