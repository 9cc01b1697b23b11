package io.beras.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves variables by their gradients.
 *
 * <p>Order of use: a tape gives the gradients, {@code applyGradients} moves every variable once, and the next step
 * begins. Whatever an optimizer remembers of a variable (its moments) it remembers by the variable's identity.
 */
public interface Optimizer {

    /**
     * Moves each variable, in place, by the gradient at the same position.
     *
     * <p>A {@code null} gradient leaves its variable, and what is remembered of it, untouched.
     */
    void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients);

    /** Returns the learning rate: the size of a step. */
    double learningRate();

    /** Sets the learning rate, from the next step on: finite and not negative; refused where it follows a schedule. */
    void setLearningRate(double learningRate);

    /** Returns what this optimizer remembers, as named variables, for checkpoints. */
    List<Variable> state();
}
