package io.beras.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Updates variables by their gradients.
 *
 * <p>Order of use: a tape computes the gradients, {@code applyGradients} updates every variable once, and the next step
 * starts. An optimizer stores its state, such as moments, per variable, by identity.
 */
public interface Optimizer {

    /**
     * Updates each variable, in place, by the gradient at the same position.
     *
     * <p>A {@code null} gradient leaves its variable and the variable's state unchanged.
     */
    void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients);

    /** Returns the learning rate: the size of a step. */
    double learningRate();

    /** Sets the learning rate, finite and at least 0, from the next step on; throws if the rate follows a schedule. */
    void setLearningRate(double learningRate);

    /** Returns the state of this optimizer as named variables, for checkpoints. */
    List<Variable> state();

    /**
     * Restores the {@link #state()} of another optimizer with the same settings, by name. Call this before the first step.
     *
     * <p>The variables of the first step must have the same names and the same order. That step rejects state of an unknown
     * variable or of another shape.
     *
     * <pre>{@code
     * Weights.save(optimizer.state(), file);            // in one run
     * sameOptimizer.restore(Npz.read(file));            // in the next
     * }</pre>
     *
     * @throws IllegalStateException if this optimizer has taken a step
     * @throws IllegalArgumentException if the state does not belong to such an optimizer
     */
    default void restore(Map<String, ? extends Tensor> state) {
        throw new UnsupportedOperationException(
                ClassNames.of(this) + " can't restore " + state.keySet() + "; it must implement restore(...)");
    }
}
