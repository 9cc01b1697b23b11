package assignment.hidden;

import assignment.given.BatchStep;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.TrainStepChecks;

class TrainStepHiddenTest {

    @Checks(
            part = "model",
            step = "batch-step",
            what = "update and loss are right for a large batch",
            why = "the number of samples belongs to the loss")
    void largeBatch(Submission submission) {
        TrainStepChecks.assertUpdate(step(submission), 40);
        TrainStepChecks.assertLoss(step(submission), 40);
        TrainStepChecks.assertAccuracy(step(submission), 40);
    }

    private static TrainStepChecks.Maker step(Submission submission) {
        return (network, variables, optimizer, loss, metric, tapes) -> submission.create(
                BatchStep.class, "TrainStep", network, variables, optimizer, loss, metric, tapes)::batchStep;
    }
}
