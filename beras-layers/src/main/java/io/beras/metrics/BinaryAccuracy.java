package io.beras.metrics;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Optional;

/**
 * The fraction of correct answers to yes-or-no questions. A value above the threshold, 0.5 by default, is a "yes".
 *
 * <p>The prediction has any shape; each element is one question. The target is 0 or 1, in the same shape, or as the same
 * number of INT labels. For raw scores set the threshold 0. A prediction of NaN is counted as wrong.
 *
 * <pre>{@code
 * model.compile(optimizer, new SigmoidCrossEntropy(), new BinaryAccuracy().withThreshold(0));
 * }</pre>
 */
public final class BinaryAccuracy extends CorrectFraction implements Configurable {

    private final double threshold;

    /** Creates the metric with the threshold 0.5, for probabilities. */
    public BinaryAccuracy() {
        this(0.5);
    }

    private BinaryAccuracy(double threshold) {
        this.threshold = threshold;
    }

    /** Returns a new metric for which a value above this threshold is a "yes". */
    public BinaryAccuracy withThreshold(double threshold) {
        return new BinaryAccuracy(threshold);
    }

    /** Returns the threshold above which a value is a "yes". */
    public double threshold() {
        return threshold;
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Optional<Metric> emptyCopy() {
        return Optional.of(withThreshold(threshold));
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        PredictedClasses samples = PredictedClasses.ofAnswers("BinaryAccuracy", prediction, target, threshold);
        add(samples.correct(), samples.count());
    }

    @Override
    public Config config() {
        return Config.empty().with("threshold", threshold);
    }
}
