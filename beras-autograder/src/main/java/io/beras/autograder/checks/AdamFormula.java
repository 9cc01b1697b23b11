package io.beras.autograder.checks;

import io.beras.core.gradcheck.UpdateRule;
import java.util.function.DoubleUnaryOperator;

/**
 * Adam in plain arrays, with parts that can be replaced by the parts of a wrong formula.
 *
 * @param factors the factors of m and g, then of v and g²
 * @param square what v is the mean of
 */
record AdamFormula(
        double learningRate, double beta1, double beta2, double epsilon, Factors factors, DoubleUnaryOperator square) {

    AdamFormula(double learningRate, double beta1, double beta2, double epsilon) {
        this(learningRate, beta1, beta2, epsilon, new Factors(beta1, 1 - beta1, beta2, 1 - beta2), g -> g * g);
    }

    UpdateRule rule() {
        return with((m, v, t) -> mHat(m, t) / (Math.sqrt(vHat(v, t)) + epsilon));
    }

    UpdateRule with(Direction direction) {
        return (w, g, state) -> {
            double[] m = state.array("m");
            double[] v = state.array("v");
            for (int i = 0; i < w.length; i++) {
                m[i] = factors.keepM * m[i] + factors.addM * g[i];
                v[i] = factors.keepV * v[i] + factors.addV * square.applyAsDouble(g[i]);
                w[i] -= learningRate * direction.of(m[i], v[i], state.t());
            }
        };
    }

    UpdateRule storingCorrected() {
        return (w, g, state) -> {
            double[] m = state.array("m");
            double[] v = state.array("v");
            for (int i = 0; i < w.length; i++) {
                m[i] = mHat(factors.keepM * m[i] + factors.addM * g[i], state.t());
                v[i] = vHat(factors.keepV * v[i] + factors.addV * g[i] * g[i], state.t());
                w[i] -= learningRate * m[i] / (Math.sqrt(v[i]) + epsilon);
            }
        };
    }

    AdamFormula averaging(DoubleUnaryOperator value) {
        return new AdamFormula(learningRate, beta1, beta2, epsilon, factors, value);
    }

    AdamFormula keeping(double keepM, double addM, double keepV, double addV) {
        return new AdamFormula(learningRate, beta1, beta2, epsilon, new Factors(keepM, addM, keepV, addV), square);
    }

    double mHat(double m, int t) {
        return m / (1 - Math.pow(beta1, t));
    }

    double vHat(double v, int t) {
        return v / (1 - Math.pow(beta2, t));
    }

    /** The step of an element, before the learning rate. */
    @FunctionalInterface
    interface Direction {
        double of(double m, double v, int t);
    }

    /** The factors of the moving averages. */
    record Factors(double keepM, double addM, double keepV, double addV) {}
}
