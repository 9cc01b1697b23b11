package assignment;

import io.beras.autograder.Exercise;
import java.util.function.ToDoubleFunction;

/**
 * Estimates a gradient from values of the function alone.
 *
 * <p>A gradient check compares such an estimate with the gradient that a formula gives.
 */
public final class NumericalGradient {

    private NumericalGradient() {}

    /**
     * Returns the gradient of f at x by central differences. The array x is unchanged afterwards.
     *
     * <p>Formula: ∂f/∂xᵢ ≈ (f(x + h·eᵢ) − f(x − h·eᵢ)) / (2·h), where eᵢ is 1 at position i and 0 elsewhere.
     *
     * <pre>{@code
     * double[] gradient = NumericalGradient.of(x -> x[0] * x[0] + 3 * x[1], new double[] {2, 5}, 1e-5);    // 4, 3
     * }</pre>
     *
     * @param f a function of an array
     * @param x the point, any number of elements
     * @param h the step to both sides, for example 1e-5
     * @return an array of the length of x
     */
    @Exercise(
            part = "numerical-gradient",
            step = "central-difference",
            hints = {
                "Change one element of x at a time, by +h and by -h, and compare the two values of f.",
                "Work on a copy of x. For element i: value at x[i] + h, value at x[i] - h, then put x[i] back.",
                "Element i of the result is (value above - value below) / (2 * h); restore element i before the next one."
            })
    public static double[] of(ToDoubleFunction<double[]> f, double[] x, double h) {
        double[] moved = x.clone();
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] + h;
            double above = f.applyAsDouble(moved);
            moved[i] = x[i] - h;
            double below = f.applyAsDouble(moved);
            moved[i] = x[i];
            gradient[i] = (above - below) / (2 * h);
        }
        return gradient;
    }
}
