package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.PicturesChecks;

class PicturesHiddenTest {

    private static final int[] PREDICTED = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final int[] LABELS = {1, 0, 3, 0, 5, 6, 0, 8, 9};

    @Checks(
            part = "pictures",
            step = "select",
            what = "fewer positions than count are returned if there are fewer",
            why = "a good model makes few mistakes, and the picture must not crash")
    void fewer(Submission submission) {
        PicturesChecks.assertFirstWrong(
                (predicted, labels, count) ->
                        submission.call(int[].class, "Pictures", "firstWrong", predicted, labels, count),
                PREDICTED,
                LABELS,
                10);
        PicturesChecks.assertFirstRight(
                (predicted, labels, count) ->
                        submission.call(int[].class, "Pictures", "firstRight", predicted, labels, count),
                PREDICTED,
                LABELS,
                10);
    }
}
