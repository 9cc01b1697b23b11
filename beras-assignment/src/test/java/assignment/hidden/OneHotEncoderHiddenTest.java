package assignment.hidden;

import assignment.given.Encoder;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OneHotChecks;

class OneHotEncoderHiddenTest {

    @Checks(
            part = "one-hot",
            step = "fit",
            what = "fit handles a negative label, and many repetitions",
            why = "labels are names: any int is allowed")
    void fit(Submission submission) {
        OneHotChecks.assertFit(
                labels -> submission
                        .create(Encoder.class, "OneHotEncoder")
                        .fit(labels)
                        .classes(),
                5,
                -3,
                5,
                0,
                -3,
                5);
    }

    @Checks(
            part = "one-hot",
            step = "forward",
            what = "forward refuses a label that is not among the classes",
            why = "a row of zeros would train on nothing, without a word")
    void unknownLabel(Submission submission) {
        OneHotChecks.assertRefusesUnknownLabel(
                (classes, labels) -> encoder(submission, classes).forward(labels));
    }

    @Checks(
            part = "one-hot",
            step = "inverse",
            what = "inverse reads the largest probability of each row",
            why = "a model returns probabilities, not ones and zeros")
    void probabilities(Submission submission) {
        OneHotChecks.assertInverseOfProbabilities(
                (classes, rows) -> encoder(submission, classes).inverse(rows));
    }

    private static Encoder encoder(Submission submission, int... classes) {
        return submission.create(Encoder.class, "OneHotEncoder", classes);
    }
}
