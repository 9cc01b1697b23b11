package io.beras.core;

import java.util.List;
import java.util.Map;
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

    /**
     * Takes over what another optimizer with the same settings remembered, its {@link #state()}, by name: before the first
     * step, for variables that come under the same names and in the same order. The first step refuses what is of no such
     * variable, or of another shape.
     *
     * <pre>{@code
     * Weights.save(optimizer.state(), file);            // in one run
     * sameOptimizer.restore(Npz.read(file));            // in the next
     * }</pre>
     *
     * @throws IllegalStateException if this optimizer has taken a step
     * @throws IllegalArgumentException if the state is not what such an optimizer remembers
     */
    default void restore(Map<String, ? extends Tensor> state) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " does not say how to restore "
                + state.keySet() + "; it must implement restore(...)");
    }
}
