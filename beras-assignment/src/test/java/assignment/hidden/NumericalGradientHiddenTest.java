package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.NumericalGradientChecks;

class NumericalGradientHiddenTest {

    @Checks(
            part = "numerical-gradient",
            step = "central-difference",
            what = "the gradient is right for one variable, and for twenty",
            why = "the length of x is that of the gradient")
    void otherLengths(Submission submission) {
        NumericalGradientChecks.Method method =
                (f, x, h) -> submission.call(double[].class, "NumericalGradient", "of", f, x, h);
        NumericalGradientChecks.assertCentralDifference(method, 1);
        NumericalGradientChecks.assertCentralDifference(method, 20);
    }
}
