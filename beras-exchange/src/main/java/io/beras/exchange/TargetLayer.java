package io.beras.exchange;

import io.beras.core.Shapes;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Embedding;
import io.beras.layers.LayerNorm1d;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A layer of a model of Beras whose weights can be imported.
 *
 * @param layer the layer
 * @param kind its kind
 * @param weights its weights by their roles
 * @param epsilon the ε of a normalization
 */
record TargetLayer(Weighted layer, LayerKind kind, Map<Role, Variable> weights, OptionalDouble epsilon) {

    /** Returns the layer, or empty for another part of a model. */
    static Optional<TargetLayer> of(Object part) {
        if (part instanceof Dense dense) {
            return Optional.of(of(dense, LayerKind.DENSE, List.of(Role.WEIGHT, Role.BIAS), OptionalDouble.empty()));
        }
        if (part instanceof Conv2d convolution) {
            return Optional.of(
                    of(convolution, LayerKind.CONVOLUTION, List.of(Role.WEIGHT, Role.BIAS), OptionalDouble.empty()));
        }
        if (part instanceof BatchNorm1d norm) {
            return Optional.of(of(
                    norm,
                    LayerKind.BATCH_NORMALIZATION,
                    List.of(Role.GAMMA, Role.BETA, Role.MEAN, Role.VARIANCE),
                    OptionalDouble.of(norm.epsilon())));
        }
        if (part instanceof LayerNorm1d norm) {
            return Optional.of(of(
                    norm,
                    LayerKind.LAYER_NORMALIZATION,
                    List.of(Role.GAMMA, Role.BETA),
                    OptionalDouble.of(norm.epsilon())));
        }
        return part instanceof Embedding embedding
                ? Optional.of(of(embedding, LayerKind.EMBEDDING, List.of(Role.WEIGHT), OptionalDouble.empty()))
                : Optional.empty();
    }

    /** The weights of a layer are in the order of the roles; a layer without a bias has fewer weights. */
    private static TargetLayer of(Weighted layer, LayerKind kind, List<Role> roles, OptionalDouble epsilon) {
        Map<Role, Variable> weights = new LinkedHashMap<>();
        List<Variable> own = layer.ownWeights();
        for (int i = 0; i < own.size(); i++) {
            weights.put(roles.get(i), own.get(i));
        }
        return new TargetLayer(layer, kind, weights, epsilon);
    }

    /** Returns the layer for a message: {@code Dense(4, 8): (4, 8) (1, 8)}. */
    @Override
    public String toString() {
        return layer + ": "
                + weights.values().stream()
                        .map(weight -> Shapes.text(weight.shape()))
                        .collect(Collectors.joining(" "));
    }
}
