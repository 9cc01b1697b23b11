package io.beras.exchange.keras;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A layer in a file of Keras, or a block of layers.
 *
 * @param name the name with the names of its blocks, as in "sequential/first"
 * @param type the type of the layer
 * @param epsilon the ε of a normalization, if the file states it
 * @param inputShape the shape of a sample before a Flatten layer, (height, width, channels), if the file states it
 * @param variables the variables in the order of Keras, such as kernel and bias; empty for a block
 * @param layers the layers of a block; empty for other layers
 */
public record KerasLayer(
        String name,
        Type type,
        OptionalDouble epsilon,
        List<Long> inputShape,
        List<KerasVariable> variables,
        List<KerasLayer> layers) {

    /** The types of layers that matter for weights, by the name of their class. */
    public enum Type {
        /** A fully connected layer: kernel (in, out), bias (out). */
        DENSE("Dense", "dense"),
        /** A convolution of images: kernel (height, width, in, out), bias (out). */
        CONVOLUTION("Conv2D", "conv2d"),
        /** gamma, beta, moving_mean, moving_variance. */
        BATCH_NORMALIZATION("BatchNormalization", "batch_normalization"),
        /** gamma, beta. */
        LAYER_NORMALIZATION("LayerNormalization", "layer_normalization"),
        /** embeddings. */
        EMBEDDING("Embedding", "embedding"),
        /** Images become rows. */
        FLATTEN("Flatten", "flatten"),
        /** A block of layers. */
        BLOCK("Sequential", "sequential"),
        /** Any other layer. */
        OTHER("", "");

        private static final Set<String> BLOCKS =
                Set.of("Sequential", "Functional", "Model", "sequential", "functional");

        private final String className;
        private final String snakeName;

        Type(String className, String snakeName) {
            this.className = className;
            this.snakeName = snakeName;
        }

        /** Returns the type of a class, by the name of the class or by this name in snake case. */
        static Type of(String name) {
            for (Type type : values()) {
                if (name.equals(type.className) || name.equals(type.snakeName)) {
                    return type;
                }
            }
            return BLOCKS.contains(name) ? BLOCK : OTHER;
        }
    }

    /** Creates the layer and copies the lists. */
    public KerasLayer {
        inputShape = List.copyOf(inputShape);
        variables = List.copyOf(variables);
        layers = List.copyOf(layers);
    }
}
