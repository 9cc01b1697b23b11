package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.DensePropertyChecks;
import io.beras.autograder.checks.WrongDense;

class DensePropertiesHiddenTest {

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer that adds b to the first row only",
            why = "a batch of one sample has only a first row")
    void biasInFirstRow(Submission submission) {
        assertCatches(submission, WrongDense.BIAS_IN_FIRST_ROW);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer whose ∂b is the mean over the batch",
            why = "the mean of a batch of one sample is its sum")
    void meanOverBatch(Submission submission) {
        assertCatches(submission, WrongDense.MEAN_OVER_BATCH);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer whose ∂x is wrong if w is square",
            why = "other shapes do not allow the product with w in place of wᵀ")
    void transposedIfSquare(Submission submission) {
        assertCatches(submission, WrongDense.TRANSPOSED_IF_SQUARE);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer whose ∂w uses the mean of g",
            why = "an upstream gradient of equal elements is its own mean")
    void upstreamAveraged(Submission submission) {
        assertCatches(submission, WrongDense.UPSTREAM_AVERAGED);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer that keeps its latest input in a field",
            why = "a layer that is called twice needs the input of each call")
    void inputKeptInField(Submission submission) {
        assertCatches(submission, WrongDense.INPUT_KEPT_IN_FIELD);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer that computes with copies of its weights",
            why = "such a layer never learns: the optimizer changes the variables")
    void weightsCopied(Submission submission) {
        assertCatches(submission, WrongDense.WEIGHTS_COPIED);
    }

    private static void assertCatches(Submission submission, WrongDense wrong) {
        DensePropertyChecks.assertCatches(
                dense -> submission.call(boolean.class, "DenseProperties", "hold", dense), wrong);
    }
}
