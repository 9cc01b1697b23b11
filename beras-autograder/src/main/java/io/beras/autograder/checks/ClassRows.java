package io.beras.autograder.checks;

import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/** Rows with one column for each class: probabilities and one-hot targets. */
final class ClassRows {

    private ClassRows() {}

    /** Returns random rows of positive elements that add up to 1; no element is near 0. */
    static Tensor probabilities(Draws draws, int rows, int classes) {
        Tensor positive = draws.uniform(0.1, 1, rows, classes);
        return positive.div(positive.sumKeepDims(1));
    }

    /** Returns a DOUBLE row for each label, with a 1 in the column of the label. */
    static Tensor oneHot(int[] labels, int classes) {
        double[] rows = new double[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i * classes + labels[i]] = 1;
        }
        return Tensor.of(DataType.DOUBLE, rows, labels.length, classes);
    }

    /** Returns one-hot rows of random labels. */
    static Tensor oneHot(Draws draws, int rows, int classes) {
        return oneHot(draws.labels(rows, classes), classes);
    }
}
