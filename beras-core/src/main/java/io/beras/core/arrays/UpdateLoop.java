package io.beras.core.arrays;

/** What an optimizer does to n numbers of a variable: a loop over Java arrays, which C2 vectorises. */
@FunctionalInterface
public interface UpdateLoop {

    /**
     * Changes {@code w[i]} and {@code state[k][i]} for i from 0 to n − 1.
     *
     * <p>The arrays hold a part of the variable and may be longer than n. A loop must not use one number for another's
     * update: parts come in any order, and on several threads.
     *
     * @param w the variable's numbers
     * @param g the gradient's, free to be used up
     * @param state what the optimizer remembers: for each remembered variable, its numbers
     * @param n how many there are
     */
    void run(float[] w, float[] g, float[][] state, int n);
}
