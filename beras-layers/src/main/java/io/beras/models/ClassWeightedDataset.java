package io.beras.models;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** A data set whose samples count by their class, times the weight of their own if they have one. */
record ClassWeightedDataset(Dataset samples, Map<Integer, Double> classWeights) implements Dataset {

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = samples.batch(indices);
        Tensor byClass = Tensor.of(
                DataType.DOUBLE,
                classes(batch.y())
                        .mapToDouble(label -> classWeights.getOrDefault(label, 1.0))
                        .toArray());
        @Nullable Tensor own = batch.sampleWeights();
        return batch.withSampleWeights(
                own == null ? byClass : own.cast(DataType.DOUBLE).reshape(-1).mul(byClass));
    }

    private static IntStream classes(Tensor y) {
        if (y.dataType() == DataType.INT32) {
            return IntStream.of(y.toIntArray());
        }
        if (y.rank() == 2 && y.size(1) > 1) {
            return IntStream.of(y.argMax(1).toIntArray());
        }
        if (y.length() != y.size(0)) {
            throw new IllegalArgumentException(
                    "class weights need targets that are classes, INT labels or one-hot rows, not the shape "
                            + Shapes.text(y.shape()));
        }
        return DoubleStream.of(y.toDoubleArray()).mapToInt(ClassWeightedDataset::label);
    }

    private static int label(double number) {
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException(
                    "class weights need targets that are classes, INT labels or one-hot rows, not the number "
                            + number);
        }
        return (int) number;
    }
}
