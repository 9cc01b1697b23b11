package io.beras.metrics;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.losses.Loss;
import java.util.Optional;

/**
 * A loss that is only watched, beside the one that is descended.
 *
 * <p>Its value is the mean over the batches, each counting by its size, or the sum if the loss
 * {@linkplain Loss#addsUp adds up}; so it is that of all samples at once. Weights of samples have no part in it.
 *
 * <pre>{@code
 * model.compile(optimizer, new Huber(), new LossMetric("mae", new MeanAbsoluteError()));
 * }</pre>
 */
public final class LossMetric implements Metric {

    private final String name;
    private final Loss loss;
    private double sum;
    private long seen;

    /** Makes a metric of this name. */
    public LossMetric(String name, Loss loss) {
        this.name = name;
        this.loss = loss;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Metric> emptyCopy() {
        return Optional.of(new LossMetric(name, loss));
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            double value = loss.call(prediction, target).item();
            long samples = prediction.size(0);
            seen += samples;
            sum += loss.addsUp() ? value : value * samples;
        }
    }

    @Override
    public double result() {
        if (seen == 0) {
            return Double.NaN;
        }
        return loss.addsUp() ? sum : sum / seen;
    }

    @Override
    public void reset() {
        sum = 0;
        seen = 0;
    }
}
