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
        int[] expected = target.dataType() == DataType.INT32 ? labels(prediction, target) : rows(prediction, target);
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

    private static int[] labels(Tensor prediction, Tensor target) {
        int[] labels = target.toIntArray();
        if (labels.length != prediction.size(0)) {
            throw new ShapeException("CategoricalAccuracy needs one label per prediction, not labels of shape "
                    + Shapes.text(target.shape()) + " for predictions of shape " + Shapes.text(prediction.shape()));
        }
        for (int label : labels) {
            if (label < 0 || label >= prediction.size(1)) {
                throw new IllegalArgumentException("CategoricalAccuracy needs labels from 0 to "
                        + (prediction.size(1) - 1) + " for " + prediction.size(1) + " classes, not " + label);
            }
        }
        return labels;
    }

    private static int[] rows(Tensor prediction, Tensor target) {
        if (!Arrays.equals(prediction.shape(), target.shape())) {
            throw new ShapeException("CategoricalAccuracy needs one-hot targets in the shape of the predictions, "
                    + Shapes.text(prediction.shape()) + ", not " + Shapes.text(target.shape()));
        }
        return largest(target);
    }

    private static int[] largest(Tensor scores) {
        Shapes.requireRank("CategoricalAccuracy", 2, scores.shape());
        return scores.argMax(1).toIntArray();
    }
}
