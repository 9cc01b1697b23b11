package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.AccountingChecks;

/** The cost of a network of dense layers, from its widths: input features, then the outputs of each layer. */
class AccountingTest {

    private static final int[] WIDTHS = {4, 3, 2};

    @Checks(
            part = "accounting",
            step = "parameters",
            what = "the parameters are the elements of all weights and biases",
            why = "memory and the time of an update grow with their number")
    void parameters(Submission submission) {
        // From 4 to 3: 4·3 + 3 = 15. From 3 to 2: 3·2 + 2 = 8. Together 23.
        AccountingChecks.assertParametersByHand(
                widths -> submission.call(long.class, "Accounting", "parameters", (Object) widths), WIDTHS, 23);
    }

    @Checks(
            part = "accounting",
            step = "parameters",
            what = "a parameter takes four bytes",
            why = "the library stores FLOAT elements")
    void bytes(Submission submission) {
        // 23 parameters: 92 bytes
        AccountingChecks.assertBytesByHand(
                widths -> submission.call(long.class, "Accounting", "bytes", (Object) widths), WIDTHS, 92);
    }

    @Checks(
            part = "accounting",
            step = "multiply-adds",
            what = "the matrix products of a batch need n · in · out multiply-adds for each layer",
            why = "nearly all time of a forward pass goes into them")
    void multiplyAdds(Submission submission) {
        // 5 samples: 5·4·3 + 5·3·2 = 90
        AccountingChecks.assertMultiplyAddsByHand(
                (n, widths) -> submission.call(long.class, "Accounting", "multiplyAdds", n, widths), 5, WIDTHS, 90);
    }
}
