package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.InitialWeightsChecks;
import io.beras.core.Tensor;

/** The initial weights of a dense layer, of shape (in, out). */
class DenseInitializersTest {

    @Checks(
            part = "dense",
            step = "initializers",
            what = "\"zero\" gives zeros",
            why = "the assignment compares a network that starts at zero with others")
    void zero(Submission submission) {
        InitialWeightsChecks.assertZero(initializer(submission), 3, 2);
    }

    @Checks(
            part = "dense",
            step = "initializers",
            what = "\"normal\" draws from N(0, 1)",
            why = "different weights let the neurons of a layer learn different things")
    void normal(Submission submission) {
        InitialWeightsChecks.assertNormal(initializer(submission), "normal", 200, 100);
    }

    @Checks(
            part = "dense",
            step = "initializers",
            what = "\"xavier\" has the standard deviation √(2 / (in + out))",
            why = "the variance of values and of gradients then stays about equal from layer to layer")
    void xavier(Submission submission) {
        // in = 200, out = 100: √(2/300) = 0.0816
        InitialWeightsChecks.assertNormal(initializer(submission), "xavier", 200, 100);
    }

    @Checks(
            part = "dense",
            step = "initializers",
            what = "\"kaiming\" has the standard deviation √(2 / in)",
            why = "the factor 2 makes up for the half that a ReLU sets to 0")
    void kaiming(Submission submission) {
        // in = 200: √(2/200) = 0.1
        InitialWeightsChecks.assertNormal(initializer(submission), "kaiming", 200, 100);
    }

    private static InitialWeightsChecks.Initializer initializer(Submission submission) {
        return (name, in, out) -> submission.call(Tensor.class, "Dense", "initialWeights", name, in, out);
    }
}
