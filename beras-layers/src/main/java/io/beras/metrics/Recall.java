package io.beras.metrics;

/**
 * Of the samples of a class, the share that was found: TP / (TP + FN).
 *
 * <p>Which class, and what goes in, is as for {@link Precision}. If there is no sample of the class the recall is 0, as in
 * Keras and scikit-learn.
 *
 * <pre>{@code
 * Metric recall = new Recall();
 * Metric ofNines = new Recall().ofClass(9);        // named "recall_9"
 * }</pre>
 */
public final class Recall extends PerClassMetric<Recall> {

    /** Makes the recall of class 1, predicted by numbers above 0.5. */
    public Recall() {
        this(0.5, new Averaging.Positive());
    }

    private Recall(double threshold, Averaging choice) {
        super(threshold, choice);
    }

    @Override
    double score(long truePositives, long falsePositives, long falseNegatives) {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    @Override
    Recall with(double threshold, Averaging choice) {
        return new Recall(threshold, choice);
    }
}
