package io.beras.metrics;

import io.beras.core.Tensor;
import java.util.Map;

/** A metric that is the number of correct samples divided by the number of all samples. */
abstract class CorrectFraction implements Metric {

    private long correct;
    private long all;

    final void add(long correct, long all) {
        this.correct += correct;
        this.all += all;
    }

    @Override
    public final double result() {
        return (double) correct / all;
    }

    @Override
    public final boolean isMeanOverSamples() {
        return true;
    }

    @Override
    public final void reset() {
        correct = 0;
        all = 0;
    }

    @Override
    public final Map<String, Tensor> state() {
        return all == 0 ? Map.of() : Map.of("correct", MetricState.of(correct), "all", MetricState.of(all));
    }

    @Override
    public final void restore(Map<String, ? extends Tensor> state) {
        MetricState read = new MetricState(name(), state);
        long restoredCorrect = read.count("correct");
        all = read.count("all");
        correct = restoredCorrect;
    }

    /** Returns name and value, as in "accuracy=0.75". */
    @Override
    public final String toString() {
        return name() + "=" + result();
    }
}
