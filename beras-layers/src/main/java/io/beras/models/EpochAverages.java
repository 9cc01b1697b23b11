package io.beras.models;

import io.beras.core.Tensor;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The loss and the metrics of a training epoch.
 *
 * <p>A metric with an {@linkplain Metric#emptyCopy empty copy} is computed by that copy over all samples of the epoch. Any
 * other metric accumulates the epoch itself, so its value after the last batch is the value of the epoch.
 */
final class EpochAverages {

    private final LossAverage loss;
    private final List<Metric> copies = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();

    EpochAverages(CompileSettings compiled) {
        loss = new LossAverage(compiled.loss());
        for (Metric metric : compiled.metrics()) {
            Optional<Metric> copy = metric.emptyCopy();
            copy.ifPresentOrElse(copies::add, metric::reset);
            metrics.add(copy.orElse(metric));
        }
    }

    /** Adds the results of a batch; its step must still be open. */
    void add(BatchResult result) {
        loss.add(
                Objects.requireNonNull(result.values().get("loss")),
                result.penalty(),
                result.batch().size());
        Tensor prediction = result.prediction();
        for (Metric metric : copies) {
            metric.update(prediction, result.batch().y());
        }
    }

    /** Returns "loss", and each metric by its name. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss.value());
        metrics.forEach(metric -> values.put(metric.name(), metric.result()));
        return values;
    }
}
