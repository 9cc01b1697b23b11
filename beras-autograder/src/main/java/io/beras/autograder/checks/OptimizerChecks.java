package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.OptimizerCheck;
import io.beras.core.gradcheck.OptimizerReport;
import java.util.List;
import java.util.function.DoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks of the optimizers {@code BasicOptimizer}, {@code RMSProp} and {@code Adam}: four steps of three variables in DOUBLE.
 *
 * <p>In each method {@code optimizer} makes an optimizer with a learning rate.
 */
public final class OptimizerChecks {

    private static final double BETA = 0.9;
    private static final double EPSILON_OF_RMSPROP = 1e-6;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON_OF_ADAM = 1e-7;

    private OptimizerChecks() {}

    /** Checks w ← w − lr·g. */
    public static void assertBasicOptimizer(DoubleFunction<Optimizer> optimizer, double learningRate) {
        assertPassed(OptimizerCatalogue.basic("BasicOptimizer", () -> optimizer.apply(learningRate), learningRate));
    }

    /** Checks v ← β·v + (1 − β)·g², then w ← w − lr·g / (√v + ε), with β = 0.9 and ε = 1e-6. */
    public static void assertRMSProp(DoubleFunction<Optimizer> optimizer, double learningRate) {
        assertPassed(OptimizerCatalogue.rmsProp(
                "RMSProp", () -> optimizer.apply(learningRate), learningRate, BETA, EPSILON_OF_RMSPROP));
    }

    /** Checks w ← w − lr·m̂ / (√v̂ + ε) with the corrected moments, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public static void assertAdam(DoubleFunction<Optimizer> optimizer, double learningRate) {
        assertPassed(OptimizerCatalogue.adam(
                "Adam", () -> optimizer.apply(learningRate), learningRate, BETA1, BETA2, EPSILON_OF_ADAM));
    }

    /** Checks w ← w − lr·g for a single step that was derived by hand. */
    public static void assertBasicOptimizerByHand(
            DoubleFunction<Optimizer> optimizer, double learningRate, double[] w, double[] g, double... expected) {
        ByHand.check(
                "w after a step of BasicOptimizer(" + learningRate + ")",
                () -> step(optimizer.apply(learningRate), w, g),
                expected,
                () -> assertBasicOptimizer(optimizer, learningRate));
    }

    /** Checks steps of RMSProp on a single weight w that were derived by hand, with these gradients, step by step. */
    public static void assertRMSPropByHand(
            DoubleFunction<Optimizer> optimizer, double learningRate, double w, double[] gradients, double expected) {
        ByHand.check(
                "w after " + Counted.of(gradients.length, "step") + " of RMSProp(" + learningRate + ")",
                () -> steps(optimizer.apply(learningRate), w, gradients),
                new double[] {expected},
                () -> assertRMSProp(optimizer, learningRate));
    }

    /** Checks steps of Adam on a single weight w that were derived by hand, with these gradients, step by step. */
    public static void assertAdamByHand(
            DoubleFunction<Optimizer> optimizer, double learningRate, double w, double[] gradients, double expected) {
        ByHand.check(
                "w after " + Counted.of(gradients.length, "step") + " of Adam(" + learningRate + ")",
                () -> steps(optimizer.apply(learningRate), w, gradients),
                new double[] {expected},
                () -> assertAdam(optimizer, learningRate));
    }

    private static double[] steps(Optimizer optimizer, double w, double... gradients) {
        Variable variable = new Variable("w", Tensor.of(DataType.DOUBLE, w));
        for (double g : gradients) {
            optimizer.applyGradients(List.of(variable), List.of(Tensor.of(DataType.DOUBLE, g)));
        }
        return variable.toDoubleArray();
    }

    private static double[] step(Optimizer optimizer, double[] w, double... g) {
        Variable variable = new Variable("w", Tensor.of(DataType.DOUBLE, w));
        optimizer.applyGradients(List.of(variable), List.of(Tensor.of(DataType.DOUBLE, g)));
        return variable.toDoubleArray();
    }

    private static void assertPassed(OptimizerCheck check) {
        OptimizerReport report = check.seed(Draws.fresh().seed()).check();
        if (!report.passed()) {
            throw new CheckFailure(report.toString(), report.diagnoses());
        }
    }
}
