package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.metrics.Metric;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Batches that a metric is given one after the other. */
record LabeledBatches(List<LabeledBatch> batches) {

    static LabeledBatches of(LabeledBatch... batches) {
        return new LabeledBatches(List.of(batches));
    }

    /** Gives all batches to a metric, and returns its result. */
    double result(Metric metric, Function<LabeledBatch, Tensor> target) {
        for (LabeledBatch batch : batches) {
            metric.update(batch.prediction(), target.apply(batch));
        }
        return metric.result();
    }

    double accuracy() {
        return (double) sum(LabeledBatch::right) / sum(LabeledBatch::size);
    }

    double meanOfBatchAccuracies() {
        return batches.stream()
                .mapToDouble(batch -> (double) batch.right() / batch.size())
                .average()
                .orElseThrow();
    }

    double accuracyOfLastBatch() {
        LabeledBatch last = batches.get(batches.size() - 1);
        return (double) last.right() / last.size();
    }

    /** Returns a sum over the batches. */
    int sum(ToIntFunction<LabeledBatch> count) {
        return batches.stream().mapToInt(count).sum();
    }
}
