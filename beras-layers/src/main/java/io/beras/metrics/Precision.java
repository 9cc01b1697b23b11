package io.beras.metrics;

/**
 * The fraction of the samples predicted as a class that belong to the class: TP / (TP + FP).
 *
 * <p>The class is class 1 of 2 by default: prediction (n), (n, 1) or (n, 2). For a prediction (n, classes), {@code ofClass}
 * chooses a class and {@code macro()} the mean over the classes. The target is as for {@link ConfusionMatrix}.
 *
 * <p>If no sample was predicted as the class, the precision is 0, as in Keras and scikit-learn. The mean leaves out classes
 * that neither occur nor were predicted, as in scikit-learn.
 *
 * <pre>{@code
 * model.compile(optimizer, new BinaryCrossEntropy(), new Precision(), new Recall().withThreshold(0.3));
 * Metric ofNines = new Precision().ofClass(9);     // named "precision_9"
 * Metric mean = new Precision().macro();           // named "precision_macro"
 * }</pre>
 */
public final class Precision extends PerClassMetric<Precision> {

    /** Creates the precision of class 1, which a value above 0.5 predicts. */
    public Precision() {
        this(0.5, new Averaging.Positive());
    }

    private Precision(double threshold, Averaging averaging) {
        super(threshold, averaging);
    }

    @Override
    double score(long truePositives, long falsePositives, long falseNegatives) {
        return ratio(truePositives, truePositives + falsePositives);
    }

    @Override
    Precision with(double threshold, Averaging averaging) {
        return new Precision(threshold, averaging);
    }
}
