package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.PicturesChecks;

/** The images of a picture: the first that were predicted right, and the first that were predicted wrong. */
class PicturesTest {

    // Position:                               0  1  2  3  4  5
    private static final int[] PREDICTED = {4, 7, 1, 1, 0, 9};
    private static final int[] LABELS = {4, 2, 1, 7, 0, 4};

    @Checks(
            part = "pictures",
            step = "select",
            what = "firstRight gives the first positions where prediction and label agree",
            why = "a picture of right predictions shows what the model reads easily")
    void right(Submission submission) {
        // Right: 0, 2, 4; the first two of these positions are 0, 2.
        PicturesChecks.assertFirstRight(
                (predicted, labels, count) ->
                        submission.call(int[].class, "Pictures", "firstRight", predicted, labels, count),
                PREDICTED,
                LABELS,
                2);
    }

    @Checks(
            part = "pictures",
            step = "select",
            what = "firstWrong gives the first positions where prediction and label differ",
            why = "wrong predictions show where the model, or a label, is doubtful")
    void wrong(Submission submission) {
        // Wrong: 1, 3, 5; the first two of these positions are 1, 3.
        PicturesChecks.assertFirstWrong(
                (predicted, labels, count) ->
                        submission.call(int[].class, "Pictures", "firstWrong", predicted, labels, count),
                PREDICTED,
                LABELS,
                2);
    }
}
