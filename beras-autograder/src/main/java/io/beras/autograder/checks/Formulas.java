package io.beras.autograder.checks;

import io.beras.core.gradcheck.UpdateRule;
import java.util.function.DoubleUnaryOperator;

/** Formulas of gradient descent in plain arrays. */
final class Formulas {

    private Formulas() {}

    /** Returns w ← w − step(g), element by element. */
    static UpdateRule descent(DoubleUnaryOperator step) {
        return (w, g, state) -> {
            for (int i = 0; i < w.length; i++) {
                w[i] -= step.applyAsDouble(g[i]);
            }
        };
    }

    /** Returns v ← μ·v + c·g, then w ← w − lr·v. */
    static UpdateRule momentum(double learningRate, double mu, double c) {
        return (w, g, state) -> {
            double[] v = state.array("v");
            for (int i = 0; i < w.length; i++) {
                v[i] = mu * v[i] + c * g[i];
                w[i] -= learningRate * v[i];
            }
        };
    }
}
