package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OptimizerChecks;
import io.beras.core.Optimizer;

/** Plain gradient descent. */
class BasicOptimizerTest {

    @Checks(
            part = "basic-optimizer",
            step = "update",
            what = "a step goes against the gradient",
            why = "the gradient points uphill, and the loss must fall")
    void byHand(Submission submission) {
        // lr = 0.1: 1 − 0.1·0.5 = 0.95, and 2 − 0.1·(−4) = 2.4
        OptimizerChecks.assertBasicOptimizerByHand(
                lr -> optimizer(submission, lr), 0.1, new double[] {1, 2}, new double[] {0.5, -4}, 0.95, 2.4);
    }

    @Checks(
            part = "basic-optimizer",
            step = "update",
            what = "four steps of three variables are right, and a variable without a gradient stays unchanged",
            why = "a frozen or unused weight has a null gradient")
    void steps(Submission submission) {
        OptimizerChecks.assertBasicOptimizer(lr -> optimizer(submission, lr), 0.01);
    }

    private static Optimizer optimizer(Submission submission, double learningRate) {
        return submission.create(Optimizer.class, "BasicOptimizer", learningRate);
    }
}
