package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.autograder.Submission;
import io.beras.core.Optimizer;
import io.beras.core.gradcheck.OptimizerCheck;
import io.beras.core.gradcheck.OptimizerReport;
import java.util.function.Supplier;

/** Checks of the optimizers {@code BasicOptimizer}, {@code RMSProp} and {@code Adam} of a submission. */
public final class OptimizerChecks {

    private OptimizerChecks() {}

    /** Checks w ← w − lr·g. */
    public static void assertBasicOptimizer(Submission submission, double learningRate) {
        assertPassed(OptimizerCatalogue.basic(
                "BasicOptimizer", optimizer(submission, "BasicOptimizer", learningRate), learningRate));
    }

    /** Checks v ← β·v + (1 − β)·g², then w ← w − lr·g / (√v + ε), with β = 0.9 and ε = 1e-6. */
    public static void assertRMSProp(Submission submission, double learningRate) {
        assertPassed(OptimizerCatalogue.rmsProp(
                "RMSProp", optimizer(submission, "RMSProp", learningRate), learningRate, 0.9, 1e-6));
    }

    /** Checks w ← w − lr·m̂ / (√v̂ + ε) with the corrected moments, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public static void assertAdam(Submission submission, double learningRate) {
        assertPassed(OptimizerCatalogue.adam(
                "Adam", optimizer(submission, "Adam", learningRate), learningRate, 0.9, 0.999, 1e-7));
    }

    private static Supplier<Optimizer> optimizer(Submission submission, String className, double learningRate) {
        return () -> submission.create(Optimizer.class, className, learningRate);
    }

    private static void assertPassed(OptimizerCheck check) {
        OptimizerReport report = check.check();
        if (!report.passed()) {
            throw new CheckFailure(report.toString(), report.diagnoses());
        }
    }
}
