package io.beras.metrics;

import io.beras.core.Tensor;

/**
 * The share of samples whose largest predicted score is that of the right class.
 *
 * <p>Prediction (n, classes), probabilities or scores; target one-hot (n, classes) or INT labels (n). Of equal scores
 * the first counts as the largest.
 *
 * <pre>{@code
 * Metric accuracy = new CategoricalAccuracy();
 * accuracy.update(probabilities, labels);
 * double share = accuracy.result();                // between 0 and 1
 * }</pre>
 */
public final class CategoricalAccuracy extends CorrectFraction {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        PredictedClasses pairs = PredictedClasses.rows("CategoricalAccuracy", prediction, target);
        add(pairs.right(), pairs.predicted().length);
    }
}
