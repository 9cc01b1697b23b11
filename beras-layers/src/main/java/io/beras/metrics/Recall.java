package io.beras.metrics;

/**
 * The fraction of the samples of a class that were predicted as the class: TP / (TP + FN).
 *
 * <p>Inputs and the choice of classes are as for {@link Precision}. If there is no sample of the class, the recall is 0, as
 * in Keras and scikit-learn.
 *
 * <pre>{@code
 * Metric recall = new Recall();
 * Metric ofNines = new Recall().ofClass(9);        // named "recall_9"
 * }</pre>
 */
public final class Recall extends PerClassMetric<Recall> {

    /** Creates the recall of class 1, which a value above 0.5 predicts. */
    public Recall() {
        this(0.5, new Averaging.Positive());
    }

    private Recall(double threshold, Averaging averaging) {
        super(threshold, averaging);
    }

    @Override
    double score(long truePositives, long falsePositives, long falseNegatives) {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    @Override
    Recall with(double threshold, Averaging averaging) {
        return new Recall(threshold, averaging);
    }
}
