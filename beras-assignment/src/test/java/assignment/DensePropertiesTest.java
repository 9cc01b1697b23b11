package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.DensePropertyChecks;
import io.beras.autograder.checks.WrongDense;

/** A property of dense layers holds for right layers, and not for a wrong one. Each test has another wrong layer. */
class DensePropertiesTest {

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer that leaves out b",
            why = "a test with b = 0 cannot see the bias")
    void biasLeftOut(Submission submission) {
        assertCatches(submission, WrongDense.BIAS_LEFT_OUT);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer whose ∂w does not use the upstream gradient",
            why = "in a network, the upstream gradient is the only message from the loss")
    void upstreamLeftOut(Submission submission) {
        assertCatches(submission, WrongDense.UPSTREAM_LEFT_OUT);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer whose ∂b adds up all elements of g",
            why = "each output has its own bias, and its own gradient")
    void outputsAddedUp(Submission submission) {
        assertCatches(submission, WrongDense.OUTPUTS_ADDED_UP);
    }

    @Checks(
            part = "properties",
            step = "hold",
            what = "the property finds a layer whose ∂x does not use w",
            why = "without a right ∂x, the layers before it learn the wrong thing")
    void weightsLeftOut(Submission submission) {
        assertCatches(submission, WrongDense.WEIGHTS_LEFT_OUT);
    }

    private static void assertCatches(Submission submission, WrongDense wrong) {
        DensePropertyChecks.assertCatches(
                dense -> submission.call(boolean.class, "DenseProperties", "hold", dense), wrong);
    }
}
