package io.beras.metrics;

/**
 * Of the samples that were taken for a class, the share that is of it: TP / (TP + FP).
 *
 * <p>Of class 1 of a yes-or-no question (prediction (n) or (n, 1), or two columns) unless a class is named with
 * {@code ofClass}, or {@code macro()} asks for the mean over the classes of a prediction (n, classes); target as for
 * {@link ConfusionMatrix}. If no sample was taken for the class the precision is 0, as in Keras and scikit-learn; the mean
 * leaves out a class that neither occurs nor was predicted, as scikit-learn's does.
 *
 * <pre>{@code
 * model.compile(optimizer, new BinaryCrossEntropy(), new Precision(), new Recall().withThreshold(0.3));
 * Metric ofNines = new Precision().ofClass(9);     // named "precision_9"
 * Metric mean = new Precision().macro();           // named "precision_macro"
 * }</pre>
 */
public final class Precision extends PerClassMetric<Precision> {

    /** Makes the precision of class 1, predicted by numbers above 0.5. */
    public Precision() {
        this(0.5, new Averaging.Positive());
    }

    private Precision(double threshold, Averaging choice) {
        super(threshold, choice);
    }

    @Override
    double score(long truePositives, long falsePositives, long falseNegatives) {
        return ratio(truePositives, truePositives + falsePositives);
    }

    @Override
    Precision with(double threshold, Averaging choice) {
        return new Precision(threshold, choice);
    }
}
