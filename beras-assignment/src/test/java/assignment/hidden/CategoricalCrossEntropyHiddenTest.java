package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.CrossEntropyChecks;
import io.beras.losses.Loss;

class CategoricalCrossEntropyHiddenTest {

    @Checks(
            part = "cross-entropy",
            step = "forward",
            what = "forward is right for a batch of one, and for ten classes",
            why = "the mean is over the batch, not over the classes")
    void forward(Submission submission) {
        CrossEntropyChecks.assertForward(loss(submission), 1, 4);
        CrossEntropyChecks.assertForward(loss(submission), 7, 10);
    }

    @Checks(
            part = "cross-entropy",
            step = "gradient",
            what = "the gradient is right for a batch of one, for ten classes, and finite for a probability of 0",
            why = "a softmax returns 0 for a very unlikely class, and one NaN spoils all weights of a network")
    void gradient(Submission submission) {
        CrossEntropyChecks.assertInputGradient(loss(submission), 1, 4);
        CrossEntropyChecks.assertInputGradient(loss(submission), 7, 10);
        CrossEntropyChecks.assertClippedGradient(loss(submission));
    }

    private static Loss loss(Submission submission) {
        return submission.create(Loss.class, "CategoricalCrossEntropy");
    }
}
