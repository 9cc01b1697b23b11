package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OptimizerChecks;
import io.beras.core.Optimizer;

/** Adam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
class AdamTest {

    @Checks(
            part = "adam",
            step = "update",
            what = "the first step has the size of the learning rate",
            why = "the bias correction makes the first means equal to the first gradient and its square")
    void firstStepByHand(Submission submission) {
        // lr = 0.1, w = 1, g = 2: m = 0.1·2 = 0.2, m̂ = 0.2/0.1 = 2; v = 0.001·4 = 0.004, v̂ = 0.004/0.001 = 4.
        // w = 1 − 0.1·2/(√4 + 0.0000001) = 0.9
        OptimizerChecks.assertAdamByHand(lr -> optimizer(submission, lr), 0.1, 1, new double[] {2}, 0.9);
    }

    @Checks(
            part = "adam",
            step = "update",
            what = "the second of two steps uses both means and the corrections of t = 2",
            why = "the corrections fade with the steps")
    void secondStepByHand(Submission submission) {
        // Then g = −1: m = 0.9·0.2 − 0.1·1 = 0.08,          m̂ = 0.08/(1 − 0.81) = 0.421053
        //              v = 0.999·0.004 + 0.001·1 = 0.004996, v̂ = 0.004996/(1 − 0.998001) = 2.499250
        // w = 0.9 − 0.1·0.421053/√2.499250 = 0.9 − 0.0266340 = 0.873366
        OptimizerChecks.assertAdamByHand(lr -> optimizer(submission, lr), 0.1, 1, new double[] {2, -1}, 0.873366);
    }

    @Checks(
            part = "adam",
            step = "update",
            what = "four steps of three variables are right, for gradients near 1, near 1e-4 and 0",
            why = "for small gradients it matters where ε stands, and each variable needs its own means")
    void steps(Submission submission) {
        OptimizerChecks.assertAdam(lr -> optimizer(submission, lr), 0.01);
    }

    private static Optimizer optimizer(Submission submission, double learningRate) {
        return submission.create(Optimizer.class, "Adam", learningRate);
    }
}
