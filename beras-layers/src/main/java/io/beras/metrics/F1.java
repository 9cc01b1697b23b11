package io.beras.metrics;

/**
 * The harmonic mean of {@link Precision} and {@link Recall}: 2·TP / (2·TP + FP + FN).
 *
 * <p>Inputs and the choice of classes are as for {@link Precision}. If the class neither occurs nor was predicted, F1 is 0,
 * as in Keras and scikit-learn.
 *
 * <pre>{@code
 * Metric f1 = new F1();
 * Metric mean = new F1().macro();                  // named "f1_macro"
 * }</pre>
 */
public final class F1 extends PerClassMetric<F1> {

    /** Creates the F1 of class 1, which a value above 0.5 predicts. */
    public F1() {
        this(0.5, new Averaging.Positive());
    }

    private F1(double threshold, Averaging averaging) {
        super(threshold, averaging);
    }

    @Override
    double score(long truePositives, long falsePositives, long falseNegatives) {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    @Override
    F1 with(double threshold, Averaging averaging) {
        return new F1(threshold, averaging);
    }
}
