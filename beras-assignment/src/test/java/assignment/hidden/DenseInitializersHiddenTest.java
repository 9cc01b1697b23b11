package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.InitialWeightsChecks;
import io.beras.core.Tensor;

class DenseInitializersHiddenTest {

    @Checks(
            part = "dense",
            step = "initializers",
            what = "the initializers are right for more outputs than inputs, and an unknown name is an error",
            why = "in and out are not interchangeable, and a misspelt name must not pass unnoticed")
    void otherShapes(Submission submission) {
        InitialWeightsChecks.Initializer initializer =
                (name, in, out) -> submission.call(Tensor.class, "Dense", "initialWeights", name, in, out);
        InitialWeightsChecks.assertNormal(initializer, "normal", 60, 300);
        InitialWeightsChecks.assertNormal(initializer, "xavier", 60, 300);
        InitialWeightsChecks.assertNormal(initializer, "kaiming", 60, 300);
        InitialWeightsChecks.assertUnknownName(initializer, "glorot");
    }
}
