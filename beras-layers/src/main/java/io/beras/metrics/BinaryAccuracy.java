package io.beras.metrics;

import io.beras.core.Tensor;

/**
 * The share of yes-or-no questions that are answered right: "yes" is a number above a threshold, 0.5 unless set.
 *
 * <p>Prediction of any shape, each number a question of its own; target 0 or 1, numbers in the same shape or as many INT
 * labels. For raw scores the threshold is 0.
 *
 * <pre>{@code
 * model.compile(optimizer, new SigmoidCrossEntropy(), new BinaryAccuracy().withThreshold(0));
 * }</pre>
 */
public final class BinaryAccuracy extends CorrectFraction {

    private final double threshold;

    /** Makes the metric with the threshold 0.5, for probabilities. */
    public BinaryAccuracy() {
        this(0.5);
    }

    private BinaryAccuracy(double threshold) {
        this.threshold = threshold;
    }

    /** Returns a new metric for which only a number above this one is a "yes". */
    public BinaryAccuracy withThreshold(double threshold) {
        return new BinaryAccuracy(threshold);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        PredictedClasses pairs = PredictedClasses.answers("BinaryAccuracy", prediction, target, threshold);
        add(pairs.right(), pairs.predicted().length);
    }
}
