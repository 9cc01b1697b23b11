package assignment;

import assignment.given.BatchStep;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.TrainStepChecks;

/** One step on a batch; the network, the loss, the optimizer and the tapes of these tests are the library's. */
class TrainStepTest {

    @Checks(
            part = "model",
            step = "batch-step",
            what = "a training step updates all weights once, by the gradients of the loss",
            why = "the gradient of the loss says how each weight must change")
    void update(Submission submission) {
        TrainStepChecks.assertUpdate(step(submission), 7);
    }

    @Checks(
            part = "model",
            step = "batch-step",
            what = "a step without training changes no weight",
            why = "a model must not learn from the data that it is tested on")
    void noUpdateInEvaluation(Submission submission) {
        TrainStepChecks.assertNoUpdateInEvaluation(step(submission), 7);
    }

    @Checks(
            part = "model",
            step = "batch-step",
            what = "\"loss\" is the loss of the prediction that the gradients come from",
            why = "a second prediction after the update would be another loss, and cost twice the time")
    void loss(Submission submission) {
        TrainStepChecks.assertLoss(step(submission), 7);
    }

    @Checks(
            part = "model",
            step = "batch-step",
            what = "\"accuracy\" is that of this batch alone, before the update",
            why = "a metric adds up batches until it is reset")
    void accuracy(Submission submission) {
        // If 2 of 7 samples are right in the first batch and 5 of 7 in the second, the second accuracy is 5/7, not
        // 7/14. In training, the accuracy is that of the prediction that the loss comes from.
        TrainStepChecks.assertAccuracy(step(submission), 7);
    }

    @Checks(
            part = "model",
            step = "batch-step",
            what = "no tape records after a step without training",
            why = "an open tape records every further call, and memory fills up")
    void tapesEnd(Submission submission) {
        TrainStepChecks.assertTapesEnd(step(submission), 7);
    }

    private static TrainStepChecks.Maker step(Submission submission) {
        return (network, variables, optimizer, loss, metric, tapes) -> submission.create(
                BatchStep.class, "TrainStep", network, variables, optimizer, loss, metric, tapes)::batchStep;
    }
}
