package io.beras.core;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A tree of weights: its leaves are layers, its inner nodes are models.
 *
 * <p>A layer overrides {@link #ownWeights()}, a model of parts overrides {@link #children()}. The other methods follow.
 */
public interface Weighted {

    /** Returns the weights that belong to this node itself, always in the same order; none by default. */
    default List<Variable> ownWeights() {
        return List.of();
    }

    /** Returns the parts of this node; none by default. */
    default List<Weighted> children() {
        return List.of();
    }

    /** Returns the own weights, then the weights of the children, each once (by identity), in first-use order. */
    default List<Variable> weights() {
        return WeightedTree.of(this).weights();
    }

    /**
     * Returns the weights by name, in the order of {@link #weights()}: the names under which a file stores them.
     *
     * <p>Names are computed from this node down, so they do not depend on other models that share a part. A model names its
     * weights by its parts, as in "dense_1/w". Outside a model a weight has its {@linkplain Variable#ownName own name}; the
     * second weight of the same name gets the suffix "_2".
     */
    default Map<String, Variable> namedWeights() {
        return WeightNames.unique(this);
    }

    /** Returns the weights that training changes, in the order of {@link #weights()}. */
    default List<Variable> trainableVariables() {
        return weights().stream().filter(Variable::trainable).toList();
    }

    /** Returns the weights that optimizers do not change: frozen weights and running statistics. */
    default List<Variable> nonTrainableVariables() {
        return weights().stream().filter(weight -> !weight.trainable()).toList();
    }

    /** Returns whether training changes any weight of this tree. */
    default boolean trainable() {
        return weights().stream().anyMatch(Variable::trainable);
    }

    /** Freezes (false) or unfreezes (true) every weight of this tree; weights created non-trainable stay so. */
    default void setTrainable(boolean trainable) {
        weights().forEach(weight -> weight.setTrainable(trainable));
    }

    /**
     * Returns the penalties of the {@link Regularizer}s of the trainable weights, a scalar each. {@code fit} adds them to the
     * loss, and a custom training loop may do the same.
     */
    default List<Tensor> penalties() {
        return trainableVariables().stream()
                .flatMap(weight -> weight.penalty().stream())
                .toList();
    }

    /**
     * Sets training (true) or evaluation (false) mode in every node below; the initial mode is evaluation.
     *
     * <p>This mode counts for calls outside {@code fit}, {@code evaluate} and {@code predict}, which open a {@link RunScope}.
     * A layer that depends on the mode implements {@link ModeDependent}, and does not override this method.
     */
    default void setTraining(boolean training) {
        ModeWalk.throughChildren(this, training);
    }

    /** Converts every weight of this tree, in place, to FLOAT or DOUBLE. */
    default void cast(DataType type) {
        List<Variable> weights = weights();
        try (WeightAccess access = WeightAccess.exclusive(weights)) {
            weights.forEach(weight -> weight.castInPlace(type));
        }
    }
}
