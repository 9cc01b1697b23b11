package io.beras.metrics;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.losses.Loss;
import java.util.Map;
import java.util.Optional;

/**
 * A loss as a metric: reported, but not minimised.
 *
 * <p>The value is the loss of all samples: the mean over the batches, weighted by batch size, or the sum if the loss
 * {@linkplain Loss#addsUp adds up}. Sample weights are ignored.
 *
 * <pre>{@code
 * model.compile(optimizer, new Huber(), new LossMetric("mae", new MeanAbsoluteError()));
 * }</pre>
 */
public final class LossMetric implements Metric, Configurable {

    private final String name;
    private final Loss loss;
    private double sum;
    private long samples;

    /** Creates a metric of this name. */
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
            long batch = prediction.size(0);
            samples += batch;
            sum += loss.addsUp() ? value : value * batch;
        }
    }

    @Override
    public double result() {
        if (samples == 0) {
            return Double.NaN;
        }
        return loss.addsUp() ? sum : sum / samples;
    }

    @Override
    public void reset() {
        sum = 0;
        samples = 0;
    }

    /** A loss is better the smaller its value. */
    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Map<String, Tensor> state() {
        return samples == 0 ? Map.of() : Map.of("sum", MetricState.of(sum), "samples", MetricState.of(samples));
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        MetricState read = new MetricState(name, state);
        double restoredSum = read.value("sum");
        samples = read.count("samples");
        sum = restoredSum;
    }

    @Override
    public Config config() {
        return Config.empty().with("name", name).withPart("loss", loss);
    }

    /** Returns name and value, as in "mae=0.75". */
    @Override
    public String toString() {
        return name() + "=" + result();
    }
}
