package assignment;

import assignment.given.Encoder;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OneHotChecks;

/** One-hot rows: a label is only a name, so no label may be "more" than another. */
class OneHotEncoderTest {

    @Checks(
            part = "one-hot",
            step = "fit",
            what = "fit finds the different labels in ascending order",
            why = "the position of a class is the column of its 1, so training and test need the same order")
    void fit(Submission submission) {
        // The labels 7, 2, 9, 2, 4, 7 contain the classes 2, 4, 7, 9.
        OneHotChecks.assertFit(
                labels -> submission
                        .create(Encoder.class, "OneHotEncoder")
                        .fit(labels)
                        .classes(),
                7,
                2,
                9,
                2,
                4,
                7);
    }

    @Checks(
            part = "one-hot",
            step = "forward",
            what = "forward gives each label a row with a 1 in the column of its class",
            why = "a loss compares such a row with the probabilities of all classes")
    void forward(Submission submission) {
        // Classes 2, 7, 9:      7 → (0, 1, 0)      9 → (0, 0, 1)      2 → (1, 0, 0)      7 → (0, 1, 0)
        OneHotChecks.assertForward(
                (classes, labels) -> encoder(submission, classes).forward(labels), 7, 9, 2, 7);
    }

    @Checks(
            part = "one-hot",
            step = "inverse",
            what = "inverse gives the label of each row back",
            why = "a prediction is read as a label, not as a column")
    void inverse(Submission submission) {
        // Classes 2, 7, 9:      (0, 1, 0) → 7      (0, 0, 1) → 9      (1, 0, 0) → 2
        OneHotChecks.assertInverse(
                (classes, rows) -> encoder(submission, classes).inverse(rows), 7, 9, 2, 7);
    }

    private static Encoder encoder(Submission submission, int... classes) {
        return submission.create(Encoder.class, "OneHotEncoder", classes);
    }
}
