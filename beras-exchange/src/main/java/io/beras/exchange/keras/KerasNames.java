package io.beras.exchange.keras;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that Keras gives to the variables of a layer, in the order in which a file has them. */
final class KerasNames {

    private static final List<String> PRODUCT = List.of("kernel", "bias");
    private static final List<String> BATCH_NORMALIZATION = List.of("gamma", "beta", "moving_mean", "moving_variance");
    private static final List<String> LAYER_NORMALIZATION = List.of("gamma", "beta");
    private static final List<String> EMBEDDING = List.of("embeddings");
    private static final int RANK_OF_CONVOLUTION = 4;

    private KerasNames() {}

    /** Returns the names of the variables of a layer that has this number of variables; fewer names if they are unknown. */
    static List<String> of(KerasLayer.Type type, int count) {
        List<String> names = switch (type) {
            case DENSE, CONVOLUTION -> PRODUCT;
            case BATCH_NORMALIZATION -> BATCH_NORMALIZATION;
            case LAYER_NORMALIZATION -> LAYER_NORMALIZATION;
            case EMBEDDING -> EMBEDDING;
            default -> List.of();
        };
        boolean hasBias = type == KerasLayer.Type.DENSE || type == KerasLayer.Type.CONVOLUTION;
        return count == names.size() || (hasBias && count == 1) ? names.subList(0, count) : List.of();
    }

    /** Returns the type of a layer of an old file without an architecture, by the names of its variables. */
    static KerasLayer.Type type(List<KerasVariable> variables) {
        Set<String> names =
                variables.stream().map(variable -> last(variable.name())).collect(Collectors.toSet());
        if (names.contains("kernel")) {
            return variables.get(0).shape().length == RANK_OF_CONVOLUTION
                    ? KerasLayer.Type.CONVOLUTION
                    : KerasLayer.Type.DENSE;
        }
        if (names.equals(Set.copyOf(EMBEDDING))) {
            return KerasLayer.Type.EMBEDDING;
        }
        if (names.equals(Set.copyOf(BATCH_NORMALIZATION))) {
            return KerasLayer.Type.BATCH_NORMALIZATION;
        }
        return names.equals(Set.copyOf(LAYER_NORMALIZATION))
                ? KerasLayer.Type.LAYER_NORMALIZATION
                : KerasLayer.Type.OTHER;
    }

    /** Returns the path of the layer of a variable: "sequential/dense" of "sequential/dense/kernel". */
    static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** Returns the name of a variable without its path: "kernel". */
    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
