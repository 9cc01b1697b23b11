package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.NumericalGradientChecks;

/** The numerical gradient: each element of x moves by h to both sides, and the values of f are compared. */
class NumericalGradientTest {

    @Checks(
            part = "numerical-gradient",
            step = "central-difference",
            what = "the gradient of x₀² + 3x₁ at (2, 5) is (4, 3)",
            why = "a central difference is exact for a square, whatever the step h is")
    void byHand(Submission submission) {
        // With h = 0.5: f(2.5, 5) = 6.25 + 15 = 21.25 and f(1.5, 5) = 2.25 + 15 = 17.25; the difference 4, divided by
        // 1, is 4.
        // f(2, 5.5) = 4 + 16.5 = 20.5 and f(2, 4.5) = 4 + 13.5 = 17.5; the difference is 3.
        NumericalGradientChecks.assertByHand(
                numericalGradient(submission), "x₀² + 3·x₁", x -> x[0] * x[0] + 3 * x[1], new double[] {2, 5}, 4, 3);
    }

    @Checks(
            part = "numerical-gradient",
            step = "central-difference",
            what = "the gradient is right for a polynomial of five variables, and x is unchanged afterwards",
            why = "an element that keeps its step spoils the derivatives by all elements after it")
    void polynomial(Submission submission) {
        NumericalGradientChecks.assertCentralDifference(numericalGradient(submission), 5);
    }

    private static NumericalGradientChecks.Method numericalGradient(Submission submission) {
        return (f, x, h) -> submission.call(double[].class, "NumericalGradient", "of", f, x, h);
    }
}
