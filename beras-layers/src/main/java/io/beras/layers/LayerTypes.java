package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the layers and the blocks of layers, so that files can hold them. */
public final class LayerTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public LayerTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(Dense.class, LayerTypes::dense);
        ConfigTypes.register(Conv2d.class, LayerTypes::conv2d);
        ConfigTypes.register(
                Embedding.class,
                config -> new Embedding(config.integer("count"), config.integer("size"), InitialWeights.LOADED));
        ConfigTypes.register(
                BatchNorm1d.class,
                config -> new BatchNorm1d(config.integer("features"))
                        .momentum(config.number("momentum"))
                        .epsilon(epsilon(config)));
        ConfigTypes.register(
                LayerNorm1d.class, config -> new LayerNorm1d(config.integer("features")).epsilon(epsilon(config)));
        ConfigTypes.register(
                MaxPool2d.class,
                config -> new MaxPool2d(config.integer("size"))
                        .withStride(config.integer("stride"))
                        .withPadding(config.integer("padding")));
        ConfigTypes.register(
                AvgPool2d.class,
                config -> new AvgPool2d(config.integer("size"))
                        .withStride(config.integer("stride"))
                        .withPadding(config.integer("padding")));
        ConfigTypes.register(Dropout.class, config -> new Dropout(config.number("p")));
        ConfigTypes.register(Flatten.class, config -> new Flatten());
        ConfigTypes.register(Reshape.class, config -> new Reshape(config.integers("shape")));
        ConfigTypes.register(Residual.class, config -> new Residual(config.part("function", Callable.class)));
        ConfigTypes.register(
                Sequential.class,
                config -> new Sequential(config.parts("parts", Callable.class).toArray(Callable[]::new)));
        ConfigTypes.register(ResidualBlock.class, ResidualBlock::of);
    }

    /** Files from before ε could be set do not have it. */
    private static double epsilon(Config config) {
        return config.has("epsilon") ? config.number("epsilon") : Normalize.EPSILON;
    }

    private static Dense dense(Config config) {
        Dense dense = new Dense(config.integer("in"), config.integer("out"), InitialWeights.LOADED);
        return config.flag("bias") ? dense : dense.withoutBias();
    }

    private static Conv2d conv2d(Config config) {
        Conv2d layer = new Conv2d(
                        config.integer("in"), config.integer("out"), config.integer("size"), InitialWeights.LOADED)
                .withStride(config.integer("stride"))
                .withPadding(config.integer("padding"));
        return config.flag("bias") ? layer : layer.withoutBias();
    }
}
