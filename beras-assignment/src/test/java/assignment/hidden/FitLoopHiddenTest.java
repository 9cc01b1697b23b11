package assignment.hidden;

import assignment.given.BatchLoop;
import assignment.given.BatchStep;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.BatchRecorder;
import io.beras.autograder.checks.FitLoopChecks;

class FitLoopHiddenTest {

    @Checks(
            part = "model",
            step = "fit",
            what = "fit is right for a batch size that divides the number of samples, and for a larger one",
            why = "there must be no empty batch, and none beyond the data")
    void otherBatchSizes(Submission submission) {
        FitLoopChecks.Fit fit =
                (step, x, y, epochs, batchSize) -> loop(submission, step).fit(x, y, epochs, batchSize);
        FitLoopChecks.assertBatches(fit, 8, 3, 4);
        FitLoopChecks.assertBatches(fit, 5, 2, 9);
        FitLoopChecks.assertHistory(fit, 8, 3, 4);
        FitLoopChecks.assertHistory(fit, 5, 2, 9);
    }

    @Checks(
            part = "model",
            step = "evaluate",
            what = "evaluate is right for a batch size that divides the number of samples, and for a larger one",
            why = "there must be no empty batch, and none beyond the data")
    void otherBatchSizesOfEvaluate(Submission submission) {
        FitLoopChecks.Evaluate evaluate =
                (step, x, y, batchSize) -> loop(submission, step).evaluate(x, y, batchSize);
        FitLoopChecks.assertEvaluateBatches(evaluate, 8, 4);
        FitLoopChecks.assertEvaluateBatches(evaluate, 5, 9);
        FitLoopChecks.assertMeans(evaluate, 8, 4);
        FitLoopChecks.assertMeans(evaluate, 5, 9);
    }

    private static BatchLoop loop(Submission submission, BatchRecorder recorder) {
        BatchStep step = recorder::batchStep;
        return submission.create(BatchLoop.class, "FitLoop", step);
    }
}
