package io.beras.models;

import io.beras.core.ExclusiveUse;
import io.beras.core.Tensor;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The loss and the metrics of a training epoch.
 *
 * <p>A metric that {@linkplain Metric#isMeanOverSamples is a mean over samples} is averaged over the batches, weighted by
 * batch size. A metric with an {@linkplain Metric#emptyCopy empty copy} is computed by that copy over all samples. Any other
 * metric accumulates the epoch itself, and no other run may use it until {@link #close}.
 */
final class EpochAverages implements AutoCloseable {

    private static final String SUM = "sum/";
    private static final String METRIC = "metric/";

    private final List<Metric> compiled;
    private final LossAverage loss;
    private final Map<String, Metric> accumulated = new LinkedHashMap<>();
    private final ExclusiveUse use;
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private long samples;
    private @Nullable Map<String, Tensor> closedState;

    EpochAverages(CompileSettings settings) {
        compiled = settings.metrics();
        loss = new LossAverage(settings.loss());
        List<Metric> withoutCopy = new ArrayList<>();
        for (Metric metric : compiled) {
            if (!metric.isMeanOverSamples()) {
                Optional<Metric> copy = metric.emptyCopy();
                accumulated.put(metric.name(), copy.orElse(metric));
                if (copy.isEmpty()) {
                    withoutCopy.add(metric);
                }
            }
        }
        use = ExclusiveUse.await(withoutCopy);
        withoutCopy.forEach(Metric::reset);
    }

    /** Returns the metrics that a batch computes: all except metrics without a copy, which accumulate the epoch. */
    static List<Metric> ofBatch(List<Metric> compiled) {
        return compiled.stream()
                .filter(metric ->
                        metric.isMeanOverSamples() || metric.emptyCopy().isPresent())
                .toList();
    }

    /** Adds the results of a batch, whose step must still be open, and returns the values that the batch shows. */
    Map<String, Double> add(BatchResult result) {
        int size = result.size();
        loss.add(Objects.requireNonNull(result.values().get("loss")), result.penalty(), size);
        result.values().forEach((name, value) -> sums.merge(name, value * size, Double::sum));
        samples += size;
        Tensor prediction = result.prediction();
        for (Metric metric : accumulated.values()) {
            metric.update(prediction, result.target());
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", Objects.requireNonNull(result.values().get("loss")));
        for (Metric metric : compiled) {
            @Nullable Double ofBatch = result.values().get(metric.name());
            values.put(metric.name(), ofBatch == null ? metric.result() : ofBatch);
        }
        return values;
    }

    /** Returns "loss", and each metric by its name. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss.value());
        for (Metric metric : compiled) {
            @Nullable Metric epoch = accumulated.get(metric.name());
            values.put(metric.name(), epoch == null ? mean(metric.name()) : epoch.result());
        }
        return values;
    }

    /** Returns the batches so far as DOUBLE tensors that belong to no step, so that an epoch resumes in its middle. */
    Map<String, Tensor> state() {
        if (closedState != null) {
            return closedState;
        }
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("loss", loss.state());
        state.put("samples", scalar(samples));
        sums.forEach((name, sum) -> state.put(SUM + name, scalar(sum)));
        accumulated.forEach((name, metric) ->
                metric.state().forEach((part, value) -> state.put(METRIC + name + "/" + part, value)));
        return state;
    }

    /**
     * Replaces the batches by those of a {@link #state}.
     *
     * @throws IllegalArgumentException if the state is not of an epoch with the same metrics
     */
    void restore(Map<String, ? extends Tensor> state) {
        @Nullable Tensor ofLoss = state.get("loss");
        @Nullable Tensor ofSamples = state.get("samples");
        if (ofLoss == null || ofSamples == null) {
            throw new IllegalArgumentException("the state of an epoch needs \"loss\" and \"samples\", but has "
                    + state.keySet() + "; restore what state() returned");
        }
        loss.restore(ofLoss);
        samples = (long) ofSamples.item();
        sums.clear();
        state.forEach((name, value) -> {
            if (name.startsWith(SUM)) {
                sums.put(name.substring(SUM.length()), value.item());
            }
        });
        accumulated.forEach((name, metric) -> metric.restore(under(METRIC + name + "/", state)));
    }

    private static Map<String, Tensor> under(String prefix, Map<String, ? extends Tensor> state) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        state.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), value);
            }
        });
        return part;
    }

    private static Tensor scalar(double value) {
        return Tensor.scalar(DataType.DOUBLE, value).detach();
    }

    /** Lets other runs use the metrics that accumulated the epoch. The state stays that of the epoch. */
    @Override
    public void close() {
        if (accumulated.values().stream().anyMatch(compiled::contains)) {
            closedState = state();
        }
        use.close();
    }

    private double mean(String name) {
        return Objects.requireNonNull(sums.get(name)) / samples;
    }
}
