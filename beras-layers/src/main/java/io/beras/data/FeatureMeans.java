package io.beras.data;

import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Iterator;
import org.nd4j.linalg.api.buffer.DataType;

/** Means over the samples of a data set, batch after batch, so that memory does not grow with their number. */
final class FeatureMeans {

    private static final int BATCH_SIZE = 256;

    /** What of a feature's number the mean is taken of. */
    interface Term {
        double of(int feature, double x);
    }

    private final Dataset dataset;
    private final long[] sampleShape;

    FeatureMeans(Dataset dataset) {
        this.dataset = dataset;
        try (StepScope step = new StepScope()) {
            long[] shape =
                    new DataLoader(dataset, 1).epoch(0).iterator().next().x().shape();
            this.sampleShape = Arrays.copyOfRange(shape, 1, shape.length);
        }
    }

    /** Returns, for each feature, the mean of this term. */
    double[] of(Term term) {
        double[] sums = new double[(int) Shapes.size(sampleShape)];
        Iterator<Batch> batches = new DataLoader(dataset, BATCH_SIZE).epoch(0).iterator();
        while (batches.hasNext()) {
            try (StepScope step = new StepScope()) {
                double[] x = batches.next().x().toDoubleArray();
                for (int i = 0; i < x.length; i++) {
                    sums[i % sums.length] += term.of(i % sums.length, x[i]);
                }
            }
        }
        return Arrays.stream(sums).map(sum -> sum / dataset.size()).toArray();
    }

    /** Returns numbers, one for each feature, in the shape of a sample. */
    Tensor tensor(double... features) {
        return Tensor.of(DataType.DOUBLE, features, sampleShape);
    }
}
