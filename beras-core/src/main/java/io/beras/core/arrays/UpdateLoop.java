package io.beras.core.arrays;

/** The innermost loop of an optimizer: updates n elements of a variable, in Java arrays, so that C2 vectorises the loop. */
@FunctionalInterface
public interface UpdateLoop {

    /**
     * Changes {@code w[i]} and {@code state[k][i]} for i from 0 to n − 1.
     *
     * <p>The arrays hold a part of the variable and may be longer than n. An update of element i uses only elements i,
     * because parts are updated in any order and on several threads.
     *
     * @param w the elements of the variable
     * @param g the elements of the gradient; the loop may overwrite them
     * @param state the elements of each slot variable of the optimizer
     * @param n the number of elements
     */
    void run(float[] w, float[] g, float[][] state, int n);
}
