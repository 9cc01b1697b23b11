package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** A data set with a weight for each sample. */
record SampleWeightedDataset(Dataset dataset, Tensor weights) implements Dataset {

    SampleWeightedDataset {
        if (weights.length() != dataset.size() || weights.rank() == 0 || weights.size(0) != dataset.size()) {
            throw new ShapeException(
                    "a data set of " + dataset.size() + " samples needs as many sample weights, shape ("
                            + dataset.size() + "), not " + Shapes.text(weights.shape()));
        }
        if (weights.dataType() == DataType.INT32) {
            throw new IllegalArgumentException(
                    "sample weights must be FLOAT or DOUBLE, not INT; create them with Tensor.of(...)");
        }
        double[] values = weights.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("sample weights must be finite and at least 0, but sample " + i
                        + " has " + values[i] + "; 0 leaves a sample out");
            }
        }
    }

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public Batch batch(int... indices) {
        return dataset.batch(indices).withSampleWeights(weights.gather(indices));
    }

    @Override
    public Optional<int[]> labels() {
        return dataset.labels();
    }

    @Override
    public String toString() {
        return dataset + ", with sample weights";
    }
}
