package io.beras.core.gradcheck;

/**
 * The formula of an optimizer in plain arrays, for one variable: the formula that an {@link OptimizerCheck} compares with.
 *
 * <pre>{@code
 * UpdateRule momentum = (w, g, state) -> {                    // v ← 0.9·v + g, then w ← w − 0.1·v
 *     double[] v = state.array("v");
 *     for (int i = 0; i < w.length; i++) {
 *         v[i] = 0.9 * v[i] + g[i];
 *         w[i] -= 0.1 * v[i];
 *     }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface UpdateRule {

    /** Changes the weights w in place, and the state of their variable, by the gradient g. */
    void update(double[] w, double[] g, UpdateState state);
}
