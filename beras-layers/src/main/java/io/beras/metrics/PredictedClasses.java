package io.beras.metrics;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The predicted class and the expected class of each sample of a batch.
 *
 * <p>A prediction that contains NaN has no class, and is never correct.
 *
 * @param classes the number of classes
 * @param predicted the predicted class of each sample, or {@link #NO_CLASS}
 * @param expected the correct class of each sample
 */
record PredictedClasses(int classes, int[] predicted, int[] expected) {

    /** The predicted class of a sample whose prediction contains NaN: the index of {@link Tensor#argMax}. */
    static final int NO_CLASS = -1;

    /** The largest distance of a target from 0 or 1: rounding errors, as in the losses. */
    private static final double TOLERANCE = 1e-3;

    /** Reads one column, (n) or (n, 1), as answers to a yes-or-no question, and more columns as scores of classes. */
    static PredictedClasses read(String metric, Tensor prediction, Tensor target, double threshold) {
        boolean isColumn = prediction.rank() == 1 || (prediction.rank() == 2 && prediction.size(1) == 1);
        return isColumn ? ofAnswers(metric, prediction, target, threshold) : ofRows(metric, prediction, target);
    }

    /** Reads rows of scores (…, classes), with one-hot rows or INT labels (…) as target; each row is a sample. */
    static PredictedClasses ofRows(String metric, Tensor prediction, Tensor target) {
        if (prediction.rank() > 2) {
            requirePositionsAgree(metric, prediction, target);
            return ofRows(metric, rows(prediction), isLabels(target) ? target : rows(target));
        }
        Shapes.requireRank(metric, 2, prediction.shape());
        if (prediction.size(1) == 1) {
            throw new ShapeException(
                    metric + " needs a column for each of two or more classes, not predictions of shape "
                            + Shapes.text(prediction.shape()) + "; BinaryAccuracy takes one column of answers");
        }
        int[] expected =
                isLabels(target) ? labels(metric, prediction, target) : largestOfRows(metric, prediction, target);
        return new PredictedClasses(Math.toIntExact(prediction.size(1)), largest(prediction), expected);
    }

    /** Reads each element, in any shape, as class 1 if above the threshold, else as class 0; targets are 0 or 1. */
    static PredictedClasses ofAnswers(String metric, Tensor prediction, Tensor target, double threshold) {
        boolean fits = isLabels(target)
                ? target.length() == prediction.length()
                : Arrays.equals(prediction.shape(), target.shape());
        if (!fits) {
            throw new ShapeException(metric + " needs one target per predicted value, in the shape of the predictions, "
                    + Shapes.text(prediction.shape()) + ", not " + Shapes.text(target.shape()));
        }
        double[] values = target.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= TOLERANCE || Math.abs(values[i] - 1) <= TOLERANCE)) {
                throw new IllegalArgumentException(
                        metric + " needs targets 0 or 1, but target " + i + " is " + values[i]);
            }
        }
        double bound = prediction.dataType() == DataType.FLOAT ? (float) threshold : threshold;
        return new PredictedClasses(2, above(bound, prediction.toDoubleArray()), above(0.5, values));
    }

    /** Returns the number of samples. */
    int count() {
        return predicted.length;
    }

    /** Returns the number of samples whose predicted class is the expected class. */
    long correct() {
        long correct = 0;
        for (int i = 0; i < predicted.length; i++) {
            correct += predicted[i] == expected[i] ? 1 : 0;
        }
        return correct;
    }

    private static Tensor rows(Tensor scores) {
        return scores.reshape(-1, scores.size(-1));
    }

    private static void requirePositionsAgree(String metric, Tensor prediction, Tensor target) {
        long[] positions = Arrays.copyOf(prediction.shape(), prediction.rank() - 1);
        long[] expected = isLabels(target) ? positions : prediction.shape();
        if (!Arrays.equals(target.shape(), expected)) {
            throw new ShapeException(metric + " needs "
                    + (isLabels(target) ? "labels" : "one-hot targets") + " of shape " + Shapes.text(expected)
                    + " for predictions of shape " + Shapes.text(prediction.shape()) + ", not "
                    + Shapes.text(target.shape()));
        }
    }

    private static boolean isLabels(Tensor target) {
        return target.dataType() == DataType.INT32;
    }

    private static int[] labels(String metric, Tensor prediction, Tensor target) {
        int[] labels = target.toIntArray();
        if (labels.length != prediction.size(0)) {
            throw new ShapeException(metric + " needs one label per prediction, not labels of shape "
                    + Shapes.text(target.shape()) + " for predictions of shape " + Shapes.text(prediction.shape()));
        }
        for (int label : labels) {
            if (label < 0 || label >= prediction.size(1)) {
                throw new IllegalArgumentException(metric + " needs labels from 0 to " + (prediction.size(1) - 1)
                        + " for " + prediction.size(1) + " classes, not " + label);
            }
        }
        return labels;
    }

    private static int[] largestOfRows(String metric, Tensor prediction, Tensor target) {
        if (!Arrays.equals(prediction.shape(), target.shape())) {
            throw new ShapeException(metric + " needs one-hot targets in the shape of the predictions, "
                    + Shapes.text(prediction.shape()) + ", not " + Shapes.text(target.shape()));
        }
        double[] values = target.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(metric + " needs finite one-hot targets, but sample "
                        + i / target.size(1) + " has " + values[i] + "; clean the targets first");
            }
        }
        return largest(target);
    }

    private static int[] largest(Tensor scores) {
        return scores.argMax(1).toIntArray();
    }

    private static int[] above(double bound, double... values) {
        return DoubleStream.of(values)
                .mapToInt(value -> Double.isNaN(value) ? NO_CLASS : value > bound ? 1 : 0)
                .toArray();
    }
}
