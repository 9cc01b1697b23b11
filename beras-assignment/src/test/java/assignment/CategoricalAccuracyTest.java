package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.AccuracyChecks;
import io.beras.metrics.Metric;

/** The fraction of samples whose largest probability belongs to the correct class. */
class CategoricalAccuracyTest {

    // Row:                                          0            1            2            3
    private static final double[][] PREDICTION = {{.1, .7, .2}, {.6, .3, .1}, {.2, .3, .5}, {.5, .4, .1}};

    @Checks(
            part = "accuracy",
            step = "update",
            what = "the accuracy is the fraction of rows with the right predicted class, for labels as target",
            why = "only the class of the largest probability counts, not the probability")
    void labels(Submission submission) {
        // Predicted classes: 1, 0, 2, 0. The labels 1, 1, 2, 0 agree in rows 0, 2, 3: 3 of 4 = 0.75.
        AccuracyChecks.assertByHand(() -> metric(submission), PREDICTION, 1, 1, 2, 0);
    }

    @Checks(
            part = "accuracy",
            step = "update",
            what = "a target of one-hot rows gives the same accuracy as its labels",
            why = "training compares predictions with one-hot rows")
    void oneHotRows(Submission submission) {
        // Rows (0,1,0), (0,1,0), (0,0,1), (1,0,0): again 3 of 4.
        AccuracyChecks.assertOneHotByHand(() -> metric(submission), PREDICTION, 1, 1, 2, 0);
    }

    @Checks(
            part = "accuracy",
            step = "update",
            what = "over two batches each sample counts the same",
            why = "the last batch is often smaller, and must not count as much as the other batches")
    void batches(Submission submission) {
        // 5 of 7 right, then 1 of 4 right: 6 of 11, not the mean of 5/7 and 1/4.
        AccuracyChecks.assertOverBatches(() -> metric(submission));
    }

    private static Metric metric(Submission submission) {
        return submission.create(Metric.class, "CategoricalAccuracy");
    }
}
