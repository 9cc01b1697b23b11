package io.beras.metrics;

import io.beras.core.Tensor;

/**
 * The share of samples whose right class is among the k with the largest predicted scores.
 *
 * <p>Prediction (n, classes), probabilities or scores; target one-hot (n, classes) or INT labels (n). Of equal scores
 * the first count as the larger, so that k = 1 is {@link CategoricalAccuracy}. (Keras lets all equal scores at the edge
 * in.)
 *
 * <pre>{@code
 * model.compile(optimizer, loss, new CategoricalAccuracy(), new TopKAccuracy(5));   // "accuracy", "top_5_accuracy"
 * }</pre>
 */
public final class TopKAccuracy extends CorrectFraction {

    private final int k;

    /** Makes the metric for the k largest scores, at least one. */
    public TopKAccuracy(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("TopKAccuracy(k) needs a k of at least 1, not " + k);
        }
        this.k = k;
    }

    @Override
    public String name() {
        return "top_" + k + "_accuracy";
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        PredictedClasses pairs = PredictedClasses.rows("TopKAccuracy", prediction, target);
        if (k > pairs.classes()) {
            throw new IllegalArgumentException(
                    "TopKAccuracy(" + k + ") needs at least " + k + " classes to choose from, not " + pairs.classes());
        }
        double[] scores = prediction.toDoubleArray();
        int[] expected = pairs.expected();
        long right = 0;
        for (int i = 0; i < expected.length; i++) {
            right += isAmongLargest(scores, i * pairs.classes(), pairs.classes(), expected[i]) ? 1 : 0;
        }
        add(right, expected.length);
    }

    private boolean isAmongLargest(double[] scores, int start, int classes, int label) {
        int ahead = 0;
        for (int other = 0; other < classes; other++) {
            // Adding 0 makes 0 of −0, which compare puts below it; and compare puts NaN first, as argMax does.
            int order = Double.compare(scores[start + other] + 0.0, scores[start + label] + 0.0);
            ahead += order > 0 || (order == 0 && other < label) ? 1 : 0;
        }
        return ahead < k;
    }
}
