package io.beras.metrics;

import io.beras.core.Tensor;
import java.util.Locale;
import java.util.Optional;

/**
 * What precision, recall and F1 share: counts of how often a class was found, and settings for which class.
 *
 * @param <M> the metric itself
 */
abstract class PerClassMetric<M extends PerClassMetric<M>> implements Metric {

    private final Averaging choice;
    private final ConfusionMatrix counts;

    PerClassMetric(double threshold, Averaging choice) {
        this.choice = choice;
        this.counts = new ConfusionMatrix(getClass().getSimpleName(), threshold);
    }

    /** The score of a class: its samples that were found, others that were taken for it, and its samples missed. */
    abstract double score(long truePositives, long falsePositives, long falseNegatives);

    /** A new metric of the same kind. */
    abstract M with(double threshold, Averaging choice);

    /** Returns a new metric for which only a number above this one, in one column, stands for class 1; 0.5 unless set. */
    public final M withThreshold(double threshold) {
        return with(threshold, choice);
    }

    /** Returns a new metric of this class against all others. */
    public final M ofClass(int label) {
        return with(counts.threshold(), new Averaging.One(label));
    }

    /** Returns a new metric that is the plain mean over all classes that were expected or predicted at least once. */
    public final M macro() {
        return with(counts.threshold(), new Averaging.Macro());
    }

    @Override
    public final String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT) + choice.suffix();
    }

    @Override
    public final void update(Tensor prediction, Tensor target) {
        PredictedClasses pairs = counts.read(prediction, target);
        choice.requireFit(getClass().getSimpleName(), pairs.classes());
        counts.add(pairs);
    }

    @Override
    public final double result() {
        return counts.classes() == 0 ? Double.NaN : choice.score(counts, this::scoreOfClass);
    }

    @Override
    public final void reset() {
        counts.reset();
    }

    @Override
    public final Optional<Metric> emptyCopy() {
        return Optional.of(with(counts.threshold(), choice));
    }

    private double scoreOfClass(int label) {
        long found = counts.count(label, label);
        return score(found, counts.predicted(label) - found, counts.expected(label) - found);
    }

    /** The quotient, or 0 where there is nothing to divide by. */
    static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
