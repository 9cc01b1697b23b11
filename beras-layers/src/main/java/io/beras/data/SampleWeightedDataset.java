package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/** A data set whose samples count by weights of their own. */
record SampleWeightedDataset(Dataset samples, Tensor weights) implements Dataset {

    SampleWeightedDataset {
        if (weights.length() != samples.size() || weights.rank() == 0 || weights.size(0) != samples.size()) {
            throw new ShapeException(
                    "a data set of " + samples.size() + " samples needs as many sample weights, shape ("
                            + samples.size() + "), not " + Shapes.text(weights.shape()));
        }
        if (weights.dataType() == DataType.INT32) {
            throw new IllegalArgumentException(
                    "sample weights must be FLOAT or DOUBLE numbers, not INT; make them with Tensor.of(...)");
        }
        double[] numbers = weights.toDoubleArray();
        for (int i = 0; i < numbers.length; i++) {
            if (!(numbers[i] >= 0 && numbers[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("sample weights must be finite and at least 0, but sample " + i
                        + " has " + numbers[i] + "; 0 leaves a sample out");
            }
        }
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public Batch batch(int... indices) {
        return samples.batch(indices).withSampleWeights(weights.gather(indices));
    }
}
