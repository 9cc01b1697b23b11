package io.beras.losses;

import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the losses, so that files can hold them. */
public final class LossTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public LossTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(MeanSquaredError.class, config -> new MeanSquaredError(reduction(config)));
        ConfigTypes.register(MeanAbsoluteError.class, config -> new MeanAbsoluteError(reduction(config)));
        ConfigTypes.register(Huber.class, config -> new Huber(config.number("delta"), reduction(config)));
        ConfigTypes.register(
                SoftmaxCrossEntropy.class,
                config -> new SoftmaxCrossEntropy(reduction(config)).withLabelSmoothing(smoothing(config)));
        ConfigTypes.register(
                CategoricalCrossEntropy.class,
                config -> new CategoricalCrossEntropy(reduction(config)).withLabelSmoothing(smoothing(config)));
        ConfigTypes.register(
                BinaryCrossEntropy.class,
                config -> new BinaryCrossEntropy(reduction(config)).withLabelSmoothing(smoothing(config)));
        ConfigTypes.register(
                SigmoidCrossEntropy.class,
                config -> new SigmoidCrossEntropy(reduction(config)).withLabelSmoothing(smoothing(config)));
    }

    private static Reduction reduction(Config config) {
        return config.choice("reduction", Reduction.class);
    }

    private static double smoothing(Config config) {
        return config.number("labelSmoothing");
    }
}
