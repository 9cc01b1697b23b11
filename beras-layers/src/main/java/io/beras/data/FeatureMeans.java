package io.beras.data;

import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Iterator;
import org.nd4j.linalg.api.buffer.DataType;

/** Means over the samples of a data set, batch by batch, so that memory does not grow with the number of samples. */
final class FeatureMeans {

    private static final int BATCH_SIZE = 256;

    /** The function of a feature's value that is averaged. */
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

    /** Returns the mean of this term for each feature. */
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

    /** Returns values, one for each feature, in the shape of a sample. */
    Tensor tensor(double... values) {
        return Tensor.of(DataType.DOUBLE, values, sampleShape);
    }
}
