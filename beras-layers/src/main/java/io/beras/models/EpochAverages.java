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

    private static final String LOSS = "loss/";
    private static final String SUM = "sum/";
    private static final String METRIC = "metric/";

    private final CompileSettings compiled;
    private final LossAverages losses;
    private final Map<String, Metric> accumulated = new LinkedHashMap<>();
    private final ExclusiveUse use;
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private long samples;
    private @Nullable Map<String, Tensor> closedState;

    EpochAverages(CompileSettings compiled) {
        this.compiled = compiled;
        losses = new LossAverages(compiled);
        List<Metric> withoutCopy = new ArrayList<>();
        for (OutputMetric each : compiled.metrics()) {
            Metric metric = each.metric();
            if (!metric.isMeanOverSamples()) {
                Optional<Metric> copy = metric.emptyCopy();
                accumulated.put(each.name(), copy.orElse(metric));
                if (copy.isEmpty()) {
                    withoutCopy.add(metric);
                }
            }
        }
        use = ExclusiveUse.await(withoutCopy);
        withoutCopy.forEach(Metric::reset);
    }

    /** Returns the metrics that a batch computes: all except metrics without a copy, which accumulate the epoch. */
    static List<OutputMetric> ofBatch(List<OutputMetric> compiled) {
        return compiled.stream()
                .filter(each -> each.metric().isMeanOverSamples()
                        || each.metric().emptyCopy().isPresent())
                .toList();
    }

    /** Adds the results of a batch, whose step must still be open, and returns the values that the batch shows. */
    Map<String, Double> add(BatchResult result) {
        Map<String, Double> ofBatch = result.values();
        losses.add(ofBatch, result.penalty(), result.size());
        samples += result.size();
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : compiled.lossNames()) {
            values.put(name, Objects.requireNonNull(ofBatch.get(name)));
        }
        for (OutputMetric each : compiled.metrics()) {
            @Nullable Metric epoch = accumulated.get(each.name());
            @Nullable Double value = ofBatch.get(each.name());
            if (epoch != null) {
                int output = each.output();
                InOutput.check(
                        compiled,
                        output,
                        () -> epoch.update(
                                result.predictions().get(output),
                                result.targets().get(output)));
            } else {
                sums.merge(each.name(), Objects.requireNonNull(value) * result.size(), Double::sum);
            }
            values.put(each.name(), value == null ? each.metric().result() : value);
        }
        return values;
    }

    /** Returns "loss", the losses of several outputs, and each metric by its name. */
    Map<String, Double> values() {
        Map<String, Double> values = losses.values();
        for (OutputMetric each : compiled.metrics()) {
            @Nullable Metric epoch = accumulated.get(each.name());
            values.put(each.name(), epoch == null ? mean(each.name()) : epoch.result());
        }
        return values;
    }

    /** Returns the batches so far as DOUBLE tensors that belong to no step, so that an epoch resumes in its middle. */
    Map<String, Tensor> state() {
        if (closedState != null) {
            return closedState;
        }
        Map<String, Tensor> state = new LinkedHashMap<>();
        losses.state().forEach((name, value) -> state.put(LOSS + name, value));
        state.put("samples", scalar((double) samples));
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
        @Nullable Tensor ofSamples = state.get("samples");
        if (ofSamples == null) {
            throw new IllegalArgumentException("the state of an epoch needs \"samples\", but has " + state.keySet()
                    + "; restore what state() returned");
        }
        losses.restore(under(LOSS, state));
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
        if (compiled.metrics().stream().anyMatch(each -> each.metric() == accumulated.get(each.name()))) {
            closedState = state();
        }
        use.close();
    }

    private double mean(String name) {
        return Objects.requireNonNull(sums.get(name)) / samples;
    }
}
