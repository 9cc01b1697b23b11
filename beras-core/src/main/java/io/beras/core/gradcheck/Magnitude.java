package io.beras.core.gradcheck;

import java.util.function.DoubleSupplier;

/** Computes {@link DerivedFunction#magnitude} at the first use only. */
final class Magnitude implements DoubleSupplier {

    private final DerivedFunction function;
    private final double[] g;
    private double value = Double.NaN;

    Magnitude(DerivedFunction function, double[] g) {
        this.function = function;
        this.g = g;
    }

    @Override
    public double getAsDouble() {
        if (Double.isNaN(value)) {
            double sum = function.magnitude(g);
            value = Double.isFinite(sum) ? sum : 0;
        }
        return value;
    }
}
