package io.beras.autograder.checks;

import io.beras.core.gradcheck.UpdateRule;
import java.util.function.DoubleUnaryOperator;

/**
 * RMSProp in plain arrays, with parts that can be replaced by the parts of a wrong formula.
 *
 * @param keep the factor of v
 * @param add the factor of the square
 * @param square what v is the mean of
 */
record RmsPropFormula(
        double learningRate, double beta, double epsilon, double keep, double add, DoubleUnaryOperator square) {

    RmsPropFormula(double learningRate, double beta, double epsilon) {
        this(learningRate, beta, epsilon, beta, 1 - beta, g -> g * g);
    }

    UpdateRule rule() {
        return dividingBy(v -> Math.sqrt(v) + epsilon);
    }

    UpdateRule dividingBy(DoubleUnaryOperator divisor) {
        return (w, g, state) -> {
            double[] v = state.array("v");
            for (int i = 0; i < w.length; i++) {
                v[i] = next(v[i], g[i]);
                w[i] -= learningRate * g[i] / divisor.applyAsDouble(v[i]);
            }
        };
    }

    UpdateRule withOldSquares() {
        return (w, g, state) -> {
            double[] v = state.array("v");
            for (int i = 0; i < w.length; i++) {
                w[i] -= learningRate * g[i] / (Math.sqrt(v[i]) + epsilon);
                v[i] = next(v[i], g[i]);
            }
        };
    }

    UpdateRule withBiasCorrection() {
        return (w, g, state) -> dividingBy(v -> Math.sqrt(v / (1 - Math.pow(beta, state.t()))) + epsilon)
                .update(w, g, state);
    }

    RmsPropFormula averaging(DoubleUnaryOperator value) {
        return new RmsPropFormula(learningRate, beta, epsilon, keep, add, value);
    }

    RmsPropFormula keeping(double keep, double add) {
        return new RmsPropFormula(learningRate, beta, epsilon, keep, add, square);
    }

    private double next(double v, double g) {
        return keep * v + add * square.applyAsDouble(g);
    }
}
