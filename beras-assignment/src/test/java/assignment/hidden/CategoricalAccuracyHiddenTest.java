package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.AccuracyChecks;
import io.beras.metrics.Metric;

class CategoricalAccuracyHiddenTest {

    @Checks(
            part = "accuracy",
            step = "update",
            what = "a batch of one sample counts",
            why = "the last batch may have one sample")
    void batchOfOne(Submission submission) {
        AccuracyChecks.assertByHand(() -> metric(submission), new double[][] {{.2, .1, .7}}, 2);
    }

    @Checks(
            part = "accuracy",
            step = "update",
            what = "reset forgets the batches before it",
            why = "each epoch has an accuracy of its own")
    void reset(Submission submission) {
        AccuracyChecks.assertReset(() -> metric(submission));
    }

    private static Metric metric(Submission submission) {
        return submission.create(Metric.class, "CategoricalAccuracy");
    }
}
