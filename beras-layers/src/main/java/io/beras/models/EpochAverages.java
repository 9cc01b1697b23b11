package io.beras.models;

import io.beras.core.Tensor;
import io.beras.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The loss and the metrics of a training epoch.
 *
 * <p>A metric that is {@linkplain Metric#isMeanOverSamples no mean over samples} and has an {@linkplain Metric#emptyCopy empty
 * copy} is computed by that copy over all samples of the epoch. Any other metric is averaged over the batches, weighted by
 * batch size.
 */
final class EpochAverages {

    private final LossAverage loss;
    private final List<Metric> epochMetrics;
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private long samples;

    EpochAverages(CompileSettings compiled) {
        loss = new LossAverage(compiled.loss());
        epochMetrics = compiled.metrics().stream()
                .filter(metric -> !metric.isMeanOverSamples())
                .flatMap(metric -> metric.emptyCopy().stream())
                .toList();
    }

    /** Adds the results of a batch; its step must still be open. */
    void add(BatchResult result) {
        int size = result.batch().size();
        loss.add(Objects.requireNonNull(result.values().get("loss")), result.penalty(), size);
        result.values().forEach((name, value) -> sums.merge(name, value * size, Double::sum));
        samples += size;
        Tensor prediction = result.prediction();
        for (Metric metric : epochMetrics) {
            metric.update(prediction, result.batch().y());
        }
    }

    /** Returns "loss", and each metric by its name. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        sums.forEach((name, sum) -> values.put(name, sum / samples));
        values.put("loss", loss.value());
        epochMetrics.forEach(metric -> values.put(metric.name(), metric.result()));
        return values;
    }
}
