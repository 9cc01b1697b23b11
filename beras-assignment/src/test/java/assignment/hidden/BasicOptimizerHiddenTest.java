package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OptimizerChecks;
import io.beras.core.Optimizer;

class BasicOptimizerHiddenTest {

    @Checks(
            part = "basic-optimizer",
            step = "update",
            what = "the steps are right with a large and with a small learning rate",
            why = "the learning rate is a factor of the whole step, and of nothing else")
    void otherLearningRates(Submission submission) {
        OptimizerChecks.assertBasicOptimizer(lr -> optimizer(submission, lr), 0.75);
        OptimizerChecks.assertBasicOptimizer(lr -> optimizer(submission, lr), 0.001);
    }

    private static Optimizer optimizer(Submission submission, double learningRate) {
        return submission.create(Optimizer.class, "BasicOptimizer", learningRate);
    }
}
