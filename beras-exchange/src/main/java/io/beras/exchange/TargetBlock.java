package io.beras.exchange;

import io.beras.core.ClassNames;
import io.beras.core.Weighted;
import io.beras.layers.Sequential;
import io.beras.models.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A model of Beras, or a block in it: the parts in the order in which they were added.
 *
 * @param parts layers ({@link TargetLayer}), blocks ({@link TargetBlock}), and parts without weights as they are
 */
record TargetBlock(List<Object> parts) {

    /**
     * Returns the tree of a model. A layer that occurs twice counts once, at its first place.
     *
     * @throws IllegalArgumentException if a part has weights that cannot be imported
     */
    static TargetBlock of(Weighted model) {
        return of(model, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static TargetBlock of(Object block, Set<Object> seen) {
        List<Object> parts = new ArrayList<>();
        for (Object part : partsOf(block)) {
            if (!seen.add(part)) {
                continue;
            }
            TargetLayer layer = TargetLayer.of(part).orElse(null);
            if (layer != null) {
                parts.add(layer);
            } else if (part instanceof Weighted weighted && !weighted.weights().isEmpty()) {
                requireNoOwnWeights(weighted);
                parts.add(of(part, seen));
            } else {
                parts.add(part);
            }
        }
        return new TargetBlock(parts);
    }

    private static void requireNoOwnWeights(Weighted part) {
        if (!part.ownWeights().isEmpty()) {
            throw new IllegalArgumentException(
                    "the import of weights does not know " + ClassNames.kind(part)
                            + ", which has the weights "
                            + part.ownWeights().stream()
                                    .map(weight -> weight.ownName())
                                    .toList()
                            + "; it knows Dense, Conv2d, BatchNorm1d, LayerNorm1d and Embedding: assign the other weights yourself");
        }
    }

    /** Returns the parts of a block, those without weights too where the block lists them. */
    private static List<? extends Object> partsOf(Object block) {
        if (TargetLayer.of(block).isPresent()) {
            return List.of(block); // a layer alone is a model of one layer
        }
        if (block instanceof Model model) {
            return model.parts();
        }
        if (block instanceof Sequential sequential) {
            return sequential.parts();
        }
        return block instanceof Weighted weighted ? weighted.children() : List.of();
    }

    /** Returns the layers of the block and of the blocks in it. */
    List<TargetLayer> layers() {
        return leaves().stream()
                .filter(TargetLayer.class::isInstance)
                .map(TargetLayer.class::cast)
                .toList();
    }

    /** Returns the layers and the parts without weights, of the block and of the blocks in it. */
    List<Object> leaves() {
        List<Object> leaves = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof TargetBlock block) {
                leaves.addAll(block.leaves());
            } else {
                leaves.add(part);
            }
        }
        return leaves;
    }
}
