package io.beras.data;

import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;

/** Means over the samples of a data set, batch by batch, so that memory does not grow with the number of samples. */
final class FeatureMeans {

    private static final int BATCH_SIZE = 256;

    /** The function of a feature's value that is averaged. */
    interface Term {
        double of(int feature, double x);
    }

    private final Dataset dataset;
    private final Function<Batch, Tensor> part;
    private final long[] sampleShape;

    /** Creates means over the samples or the targets of a data set: the part of each batch that a function returns. */
    FeatureMeans(Dataset dataset, Function<Batch, Tensor> part) {
        this.dataset = dataset;
        this.part = part;
        try (StepScope step = new StepScope()) {
            long[] shape = part.apply(
                            new DataLoader(dataset, 1).epoch(0).iterator().next())
                    .shape();
            this.sampleShape = Arrays.copyOfRange(shape, 1, shape.length);
        }
    }

    /** Returns the mean of this term for each feature, right to the last digits for any number of samples. */
    double[] of(Term term) {
        double[] sums = new double[(int) Shapes.size(sampleShape)];
        double[] lost = new double[sums.length]; // what the sums lost by rounding (Kahan's sum)
        Iterator<Batch> batches = new DataLoader(dataset, BATCH_SIZE).epoch(0).iterator();
        while (batches.hasNext()) {
            try (StepScope step = new StepScope()) {
                double[] x = part.apply(batches.next()).toDoubleArray();
                for (int i = 0; i < x.length; i++) {
                    int feature = i % sums.length;
                    double exact = term.of(feature, x[i]) - lost[feature];
                    double sum = sums[feature] + exact;
                    lost[feature] = sum - sums[feature] - exact;
                    sums[feature] = sum;
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
