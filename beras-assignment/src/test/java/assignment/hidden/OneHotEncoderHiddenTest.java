package assignment.hidden;

import assignment.given.Encoder;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OneHotChecks;

class OneHotEncoderHiddenTest {

    @Checks(
            part = "one-hot",
            step = "fit",
            what = "fit handles a negative label, many repetitions, and other labels at a second fit",
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
        Encoder encoder = submission.create(Encoder.class, "OneHotEncoder");
        OneHotChecks.assertFitAgain(labels -> encoder.fit(labels).classes());
    }

    @Checks(
            part = "one-hot",
            step = "forward",
            what = "forward handles a negative label, and refuses a label that is not among the classes",
            why = "a row of zeros would train on nothing, without a word")
    void unknownLabel(Submission submission) {
        OneHotChecks.assertForward(
                (classes, labels) -> encoder(submission, classes).forward(labels), 5, -3, 0);
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
