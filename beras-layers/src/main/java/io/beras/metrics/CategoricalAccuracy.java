package io.beras.metrics;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

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
public final class CategoricalAccuracy implements Metric {

    private long right;
    private long seen;

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        int[] predicted = largest(prediction);
        int[] expected = classes(target);
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

    private static int[] classes(Tensor target) {
        return target.dataType() == DataType.INT32 ? target.toIntArray() : largest(target);
    }

    private static int[] largest(Tensor scores) {
        Shapes.requireRank("CategoricalAccuracy", 2, scores.shape());
        return scores.argMax(1).toIntArray();
    }
}
