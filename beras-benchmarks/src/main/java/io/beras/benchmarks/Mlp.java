package io.beras.benchmarks;

/** An MLP that a benchmark trains, one step at a time. */
public interface Mlp {

    /** Updates the weights once, and returns the loss of the batch before the update. */
    double step(float[] x, int[] labels);
}
