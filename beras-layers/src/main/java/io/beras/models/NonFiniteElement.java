package io.beras.models;

import io.beras.core.Tensor;
import io.beras.core.ValueRange;
import java.util.Optional;

/** The first element of a batch that is NaN or infinite, as text: "NaN at sample 3, column 5 (2 such values in all)". */
final class NonFiniteElement {

    private NonFiniteElement() {}

    static Optional<String> first(Tensor tensor) {
        double[] values = tensor.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                ValueRange range = ValueRange.of(tensor);
                int all = range.nans() + range.infinities();
                return Optional.of(values[i] + " at " + place(i, tensor.shape()) + " (counted from 0"
                        + (all == 1 ? ")" : ", " + all + " such values in all)"));
            }
        }
        return Optional.empty();
    }

    private static String place(int index, long... shape) {
        long features = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            features *= shape[axis];
        }
        String sample = "sample " + index / features + " of the batch";
        if (features == 1) {
            return sample;
        }
        long feature = index % features;
        if (shape.length == 2) {
            return sample + ", column " + feature;
        }
        StringBuilder indices = new StringBuilder();
        for (int axis = 1; axis < shape.length; axis++) {
            features /= shape[axis];
            indices.append(axis == 1 ? "" : ", ").append(feature / features);
            feature %= features;
        }
        return sample + ", element (" + indices + ")";
    }
}
