package io.beras.core;

/**
 * A node that names the weights below it by its parts, as a model does: "dense_1/w" for the first weight of its first dense
 * layer, "residual_1/dense_1/w" inside a block.
 *
 * <p>The names of {@link #namedWeights} depend on this node and its parts only. A scope inside another scope keeps its names,
 * and in the outer scope the same weights have longer names.
 */
public interface NameScope extends Weighted {

    /**
     * Sets the {@link Variable#name()} of each weight to its path in this scope, unless another scope has named it already: a
     * path that ends in the present name replaces the name.
     */
    default void nameWeights() {
        WeightNames.paths(this).forEach(Variable::lengthenName);
    }
}
