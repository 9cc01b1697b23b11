package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.ExclusiveUse;
import io.beras.core.Tensor;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of one run, an evaluation or a batch, which no other run changes.
 *
 * <p>A run uses the compiled metrics themselves, so that a caller can read them afterwards. A metric that another run uses at
 * this time is replaced by an {@linkplain Metric#emptyCopy empty copy}; if it has none, this run waits for the other.
 */
final class RunMetrics implements AutoCloseable {

    private static final RunMetrics NONE = new RunMetrics(List.of(), ExclusiveUse.ofFree(List.of()));

    private final List<OutputMetric> metrics;
    private final ExclusiveUse use;

    private RunMetrics(List<OutputMetric> metrics, ExclusiveUse use) {
        this.metrics = metrics;
        this.use = use;
    }

    /** Starts a run: returns metrics without samples. */
    static RunMetrics of(List<OutputMetric> compiled) {
        if (compiled.isEmpty()) {
            return NONE;
        }
        RunMetrics run = open(compiled);
        try {
            run.metrics.forEach(metric -> metric.metric().reset());
        } catch (RuntimeException | Error e) {
            run.close();
            throw e;
        }
        return run;
    }

    /** Adds the predictions and the targets of each output. */
    void update(CompileSettings compiled, List<Tensor> predictions, List<Tensor> targets) {
        for (OutputMetric metric : metrics) {
            int output = metric.output();
            InOutput.check(
                    compiled, output, () -> metric.metric().update(predictions.get(output), targets.get(output)));
        }
    }

    /** Returns each metric by its name. */
    Map<String, Double> results() {
        Map<String, Double> results = new LinkedHashMap<>();
        metrics.forEach(metric -> results.put(metric.name(), metric.metric().result()));
        return results;
    }

    @Override
    public void close() {
        use.close();
    }

    private static RunMetrics open(List<OutputMetric> compiled) {
        List<Metric> all = new ArrayList<>(compiled.size());
        for (OutputMetric metric : compiled) {
            all.add(metric.metric());
        }
        ExclusiveUse free = ExclusiveUse.ofFree(all);
        if (all.stream().allMatch(free::holds)) {
            return new RunMetrics(compiled, free);
        }
        free.close(); // a thread that waits must hold nothing
        return besideAnotherRun(compiled);
    }

    private static RunMetrics besideAnotherRun(List<OutputMetric> compiled) {
        List<OutputMetric> metrics = new ArrayList<>();
        List<Metric> withoutCopy = new ArrayList<>();
        for (OutputMetric each : compiled) {
            Metric metric = each.metric();
            Optional<Metric> copy = metric.emptyCopy();
            metrics.add(new OutputMetric(each.output(), each.name(), copy.orElse(metric)));
            if (copy.isEmpty()) {
                requireNoEpoch(metric);
                withoutCopy.add(metric);
            }
        }
        return new RunMetrics(metrics, ExclusiveUse.await(withoutCopy));
    }

    private static void requireNoEpoch(Metric metric) {
        if (ExclusiveUse.isHeldByThisThread(metric)) {
            throw new IllegalStateException(
                    "the metric \"" + metric.name() + "\" is in use by the epoch that this thread"
                            + " trains, and an evaluation would mix its samples with those of the epoch; implement emptyCopy() in "
                            + ClassNames.of(metric));
        }
    }
}
