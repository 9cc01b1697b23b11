package io.beras.benchmarks;

/** An MLP that some contender trains, one step at a time. */
public interface Mlp {

    /** Moves the weights once, and returns the loss of the batch before. */
    double step(float[] x, int[] labels);
}
