package assignment;

import assignment.given.BatchLoop;
import assignment.given.BatchStep;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.BatchRecorder;
import io.beras.autograder.checks.FitLoopChecks;

/** The loop over epochs and batches; the step of these tests only records the batches that it gets. */
class FitLoopTest {

    @Checks(
            part = "model",
            step = "fit",
            what = "each epoch gives the step all samples with their targets, in order",
            why = "the last batch is smaller, but its samples count as much as all others")
    void batches(Submission submission) {
        // 7 samples in batches of 3, two epochs: 0 1 2, 3 4 5, 6, and again 0 1 2, 3 4 5, 6
        FitLoopChecks.assertBatches(fit(submission), 7, 2, 3);
    }

    @Checks(
            part = "model",
            step = "fit",
            what = "fit returns the values of each batch of all epochs, in order",
            why = "a plot of the loss needs every batch")
    void history(Submission submission) {
        FitLoopChecks.assertHistory(fit(submission), 7, 2, 3);
    }

    @Checks(
            part = "model",
            step = "evaluate",
            what = "evaluate gives the step all samples once, without training",
            why = "a model must not learn from the data that it is tested on")
    void evaluateBatches(Submission submission) {
        FitLoopChecks.assertEvaluateBatches(evaluate(submission), 7, 3);
    }

    @Checks(
            part = "model",
            step = "evaluate",
            what = "evaluate returns means over the samples, not over the batches",
            why = "the result must not depend on the batch size")
    void means(Submission submission) {
        // Batches of 3, 3 and 1 samples with the losses 10, 5 and 10/3: (3·10 + 3·5 + 1·10/3) / 7 = 6.904762
        FitLoopChecks.assertMeans(evaluate(submission), 7, 3);
    }

    private static FitLoopChecks.Fit fit(Submission submission) {
        return (step, x, y, epochs, batchSize) -> loop(submission, step).fit(x, y, epochs, batchSize);
    }

    private static FitLoopChecks.Evaluate evaluate(Submission submission) {
        return (step, x, y, batchSize) -> loop(submission, step).evaluate(x, y, batchSize);
    }

    private static BatchLoop loop(Submission submission, BatchRecorder recorder) {
        BatchStep step = recorder::batchStep;
        return submission.create(BatchLoop.class, "FitLoop", step);
    }
}
