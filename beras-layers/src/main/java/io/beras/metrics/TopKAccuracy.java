package io.beras.metrics;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Optional;

/**
 * The fraction of samples whose correct class is among the k classes with the largest predicted scores.
 *
 * <p>The prediction is (n, classes), probabilities or scores; the target is one-hot (n, classes) or INT labels (n). Of equal
 * scores the first is the larger, so k = 1 is {@link CategoricalAccuracy}. Keras counts all scores equal to the k-th. A
 * sample whose scores contain NaN is counted as wrong.
 *
 * <pre>{@code
 * model.compile(optimizer, loss, new CategoricalAccuracy(), new TopKAccuracy(5));   // "accuracy", "top_5_accuracy"
 * }</pre>
 */
public final class TopKAccuracy extends CorrectFraction implements Configurable {

    private final int k;

    /** Creates the metric for the k largest scores, at least 1. */
    public TopKAccuracy(int k) {
        this.k = Arguments.requirePositive("TopKAccuracy's k", k);
    }

    @Override
    public String name() {
        return "top_" + k + "_accuracy";
    }

    @Override
    public Optional<Metric> emptyCopy() {
        return Optional.of(new TopKAccuracy(k));
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        PredictedClasses samples = PredictedClasses.ofRows("TopKAccuracy", prediction, target);
        if (k > samples.classes()) {
            throw new IllegalArgumentException(
                    "TopKAccuracy(" + k + ") needs at least " + k + " classes, not " + samples.classes());
        }
        double[] scores = prediction.toDoubleArray();
        int[] expected = samples.expected();
        long correct = 0;
        for (int i = 0; i < expected.length; i++) {
            correct += isAmongLargest(scores, i * samples.classes(), samples.classes(), expected[i]) ? 1 : 0;
        }
        add(correct, expected.length);
    }

    private boolean isAmongLargest(double[] scores, int start, int classes, int label) {
        double score = scores[start + label];
        int larger = 0;
        for (int other = 0; other < classes; other++) {
            double another = scores[start + other];
            if (Double.isNaN(another)) {
                return false;
            }
            larger += another > score || (another == score && other < label) ? 1 : 0;
        }
        return larger < k;
    }

    @Override
    public Config config() {
        return Config.empty().with("k", k);
    }
}
