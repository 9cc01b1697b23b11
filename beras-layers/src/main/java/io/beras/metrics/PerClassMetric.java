package io.beras.metrics;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A metric computed from the true positives, false positives and false negatives of a class.
 *
 * @param <M> the subclass
 */
abstract class PerClassMetric<M extends PerClassMetric<M>> implements Metric, Configurable {

    private final Averaging averaging;
    private final ConfusionMatrix counts;

    PerClassMetric(double threshold, Averaging averaging) {
        this.averaging = averaging;
        this.counts = new ConfusionMatrix(getClass().getSimpleName(), threshold);
    }

    /** Returns the score of a class. */
    abstract double score(long truePositives, long falsePositives, long falseNegatives);

    /** Returns a new metric of the same kind. */
    abstract M with(double threshold, Averaging averaging);

    /** Returns a new metric for which a value above this threshold, in one column, means class 1; the default is 0.5. */
    public final M withThreshold(double threshold) {
        return with(threshold, averaging);
    }

    /** Returns the threshold above which a value, in one column, means class 1. */
    public final double threshold() {
        return counts.threshold();
    }

    /** Returns a new metric for this class against all others. */
    public final M ofClass(int label) {
        return with(counts.threshold(), new Averaging.OneClass(label));
    }

    /** Returns a new metric: the unweighted mean over all classes that occurred or were predicted at least once. */
    public final M macro() {
        return with(counts.threshold(), new Averaging.Macro());
    }

    @Override
    public final String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT) + averaging.suffix();
    }

    @Override
    public final void update(Tensor prediction, Tensor target) {
        PredictedClasses samples = counts.read(prediction, target);
        averaging.requireClasses(getClass().getSimpleName(), samples.classes());
        counts.add(samples);
    }

    @Override
    public final double result() {
        return counts.classes() == 0 ? Double.NaN : averaging.score(counts, this::scoreOfClass);
    }

    @Override
    public final void reset() {
        counts.reset();
    }

    @Override
    public final Map<String, Tensor> state() {
        return counts.state();
    }

    @Override
    public final void restore(Map<String, ? extends Tensor> state) {
        counts.restore(state);
    }

    @Override
    public final Optional<Metric> emptyCopy() {
        return Optional.of(with(counts.threshold(), averaging));
    }

    /** Returns name and value, as in "f1=0.75". */
    @Override
    public final String toString() {
        return name() + "=" + result();
    }

    private double scoreOfClass(int label) {
        long truePositives = counts.count(label, label);
        return score(truePositives, counts.predicted(label) - truePositives, counts.expected(label) - truePositives);
    }

    /** Returns the quotient, or 0 if the divisor is 0. */
    static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    @Override
    public Config config() {
        return averaging.addTo(Config.empty().with("threshold", threshold()));
    }
}
