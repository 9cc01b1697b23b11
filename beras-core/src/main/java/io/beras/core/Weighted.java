package io.beras.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A thing with weights: a tree, whose leaves are layers and whose inner nodes are models.
 *
 * <p>A layer overrides {@link #ownWeights()}; a thing made of parts overrides {@link #children()}. All else follows.
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

    /** Returns the own weights, then the children's, each once (by identity), in first-use order. */
    default List<Variable> weights() {
        List<Variable> weights = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        WeightedTree.collect(this, seen, weights);
        return weights;
    }

    /** Returns the weights that training moves, in the order of {@link #weights()}. */
    default List<Variable> trainableVariables() {
        return weights().stream().filter(Variable::trainable).toList();
    }

    /** Returns the weights that training leaves alone: frozen ones and running statistics. */
    default List<Variable> nonTrainableVariables() {
        return weights().stream().filter(weight -> !weight.trainable()).toList();
    }

    /** Returns whether training moves any weight of this tree. */
    default boolean trainable() {
        return weights().stream().anyMatch(Variable::trainable);
    }

    /** Freezes (false) or thaws (true) every weight of this tree; one made non-trainable stays so. */
    default void setTrainable(boolean trainable) {
        weights().forEach(weight -> weight.setTrainable(trainable));
    }

    /**
     * Returns the penalties that the {@link Regularizer}s of the trainable weights ask for, a scalar each: {@code fit}
     * adds them to the loss, and so may a loop of one's own.
     */
    default List<Tensor> penalties() {
        return trainableVariables().stream()
                .flatMap(weight -> weight.penalty().stream())
                .toList();
    }

    /** Tells every node below whether it is being trained; until told, it is not. */
    default void setTraining(boolean training) {
        children().forEach(child -> child.setTraining(training));
    }

    /** Converts every weight of this tree, in place, to FLOAT or DOUBLE. */
    default void cast(DataType type) {
        weights().forEach(weight -> weight.castInPlace(type));
    }
}
