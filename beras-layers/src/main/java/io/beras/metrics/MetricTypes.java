package io.beras.metrics;

import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;
import io.beras.losses.Loss;

/** Registers the metrics, so that files can hold them. */
public final class MetricTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public MetricTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(
                BinaryAccuracy.class, config -> new BinaryAccuracy().withThreshold(config.number("threshold")));
        ConfigTypes.register(CategoricalAccuracy.class, config -> new CategoricalAccuracy());
        ConfigTypes.register(TopKAccuracy.class, config -> new TopKAccuracy(config.integer("k")));
        ConfigTypes.register(
                ConfusionMatrix.class, config -> new ConfusionMatrix().withThreshold(config.number("threshold")));
        ConfigTypes.register(
                Precision.class, config -> new Precision().with(config.number("threshold"), Averaging.of(config)));
        ConfigTypes.register(
                Recall.class, config -> new Recall().with(config.number("threshold"), Averaging.of(config)));
        ConfigTypes.register(F1.class, config -> new F1().with(config.number("threshold"), Averaging.of(config)));
        ConfigTypes.register(R2Score.class, config -> new R2Score());
        ConfigTypes.register(
                LossMetric.class, config -> new LossMetric(config.text("name"), config.part("loss", Loss.class)));
    }
}
