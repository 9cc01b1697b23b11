package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OptimizerChecks;
import io.beras.core.Optimizer;

/** RMSProp with β = 0.9 and ε = 1e-6: steps of about the same size, whatever the size of the gradients. */
class RMSPropTest {

    @Checks(
            part = "rmsprop",
            step = "update",
            what = "the second of two steps uses the mean of both squares",
            why = "the mean is the memory of the optimizer, and it must live from step to step")
    void byHand(Submission submission) {
        // lr = 0.1, w = 1.
        // g = 2:  v = 0.1·4 = 0.4,             √v = 0.632456,  w = 1 − 0.1·2/0.632457 = 0.683773
        // g = −1: v = 0.9·0.4 + 0.1·1 = 0.46,  √v = 0.678233,  w = 0.683773 + 0.1·1/0.678234 = 0.831215
        OptimizerChecks.assertRMSPropByHand(lr -> optimizer(submission, lr), 0.1, 1, new double[] {2, -1}, 0.831215);
    }

    @Checks(
            part = "rmsprop",
            step = "update",
            what = "four steps of three variables are right, for gradients near 1, near 1e-4 and 0",
            why = "for small gradients it matters where ε stands, and each variable needs its own mean")
    void steps(Submission submission) {
        OptimizerChecks.assertRMSProp(lr -> optimizer(submission, lr), 0.01);
    }

    private static Optimizer optimizer(Submission submission, double learningRate) {
        return submission.create(Optimizer.class, "RMSProp", learningRate);
    }
}
