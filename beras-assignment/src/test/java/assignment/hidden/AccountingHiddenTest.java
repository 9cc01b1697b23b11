package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.AccountingChecks;

class AccountingHiddenTest {

    @Checks(
            part = "accounting",
            step = "parameters",
            what = "the parameters of networks of one and of five layers are right",
            why = "the count must not depend on a special number of layers")
    void parameters(Submission submission) {
        for (int layers : new int[] {1, 5}) {
            AccountingChecks.assertParameters(
                    widths -> submission.call(long.class, "Accounting", "parameters", (Object) widths), layers);
        }
    }

    @Checks(
            part = "accounting",
            step = "parameters",
            what = "the bytes of networks of one and of five layers are right",
            why = "the count must not depend on a special number of layers")
    void bytes(Submission submission) {
        for (int layers : new int[] {1, 5}) {
            AccountingChecks.assertBytes(
                    widths -> submission.call(long.class, "Accounting", "bytes", (Object) widths), layers);
        }
    }

    @Checks(
            part = "accounting",
            step = "multiply-adds",
            what = "the multiply-adds of networks of one and of five layers are right",
            why = "the count must not depend on a special number of layers")
    void multiplyAdds(Submission submission) {
        for (int layers : new int[] {1, 5}) {
            AccountingChecks.assertMultiplyAdds(
                    (n, widths) -> submission.call(long.class, "Accounting", "multiplyAdds", n, widths), layers);
        }
    }
}
