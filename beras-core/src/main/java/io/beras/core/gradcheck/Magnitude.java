package io.beras.core.gradcheck;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Computes {@link DerivedFunction#magnitude} at the first use only, and again if other outputs are asked for. */
final class Magnitude {

    private final DerivedFunction function;
    private final double[] g;
    private boolean @Nullable [] outputs;
    private double value;

    Magnitude(DerivedFunction function, double[] g) {
        this.function = function;
        this.g = g;
    }

    /** Returns the magnitude of all outputs. */
    double ofAll() {
        boolean[] all = new boolean[g.length];
        Arrays.fill(all, true);
        return of(all);
    }

    /**
     * Returns the magnitude of these outputs only: the rounding of a large output is no excuse for a small one that does not
     * depend on it.
     */
    double of(boolean... selected) {
        if (!Arrays.equals(outputs, selected)) {
            double[] upstream = g.clone();
            Arrays.setAll(upstream, j -> selected[j] ? g[j] : 0);
            double sum = function.magnitude(upstream);
            value = Double.isFinite(sum) ? sum : 0;
            outputs = selected.clone();
        }
        return value;
    }
}
