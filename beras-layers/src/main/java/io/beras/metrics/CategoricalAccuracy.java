package io.beras.metrics;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The share of samples whose largest predicted score is that of the right class.
 *
 * <p>Prediction (n, classes), probabilities or scores; target one-hot (n, classes) or INT labels (n). Of equal scores
 * the first counts as the largest; a row with a NaN predicts no class, and so is wrong.
 *
 * <pre>{@code
 * Metric accuracy = new CategoricalAccuracy();
 * accuracy.update(probabilities, labels);
 * double share = accuracy.result();                // between 0 and 1
 * }</pre>
 */
public final class CategoricalAccuracy implements Metric {

    private long right;
    private long seen;

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        int[] predicted = argMax(prediction);
        int[] expected = target.dataType() == DataType.INT ? target.toIntArray() : argMax(target);
        if (predicted.length != expected.length) {
            throw new ShapeException("CategoricalAccuracy needs as many targets as predictions, not "
                    + Shapes.text(target.shape()) + " for " + Shapes.text(prediction.shape()));
        }
        for (int i = 0; i < predicted.length; i++) {
            right += predicted[i] == expected[i] ? 1 : 0;
        }
        seen += predicted.length;
    }

    @Override
    public double result() {
        return (double) right / seen;
    }

    @Override
    public void reset() {
        right = 0;
        seen = 0;
    }

    /** Returns the class with the largest score in each row of (n, classes), or −1 where a score is NaN. */
    public static int[] argMax(Tensor scores) {
        Shapes.requireRank("argMax", 2, scores.shape());
        int classes = Math.toIntExact(scores.size(1));
        double[] values = scores.toDoubleArray();
        int[] largest = new int[values.length / classes];
        Arrays.setAll(largest, row -> argMax(values, row * classes, classes));
        return largest;
    }

    private static int argMax(double[] values, int from, int classes) {
        int largest = 0;
        for (int k = 0; k < classes; k++) {
            if (Double.isNaN(values[from + k])) {
                return -1;
            }
            if (values[from + k] > values[from + largest]) {
                largest = k;
            }
        }
        return largest;
    }
}
