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

/** A data set that weighs each sample by its class. Sample weights that exist already are multiplied by class weights. */
record ClassWeightedDataset(Dataset dataset, Map<Integer, Double> classWeights) implements Dataset {

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = dataset.batch(indices);
        if (batch.targets().size() > 1) {
            throw new IllegalArgumentException(
                    "class weights belong to the classes of one output, but the samples have "
                            + batch.targets().size()
                            + " targets; give sample weights instead, with Dataset.withSampleWeights(...)");
        }
        Tensor byClass = Tensor.of(
                DataType.DOUBLE,
                classes(batch.y())
                        .mapToDouble(label -> classWeights.getOrDefault(label, 1.0))
                        .toArray());
        @Nullable Tensor bySample = batch.sampleWeights();
        return batch.withSampleWeights(
                bySample == null
                        ? byClass
                        : bySample.cast(DataType.DOUBLE).reshape(-1).mul(byClass));
    }

    private static IntStream classes(Tensor y) {
        if (y.dataType() == DataType.INT32) {
            return IntStream.of(y.toIntArray());
        }
        if (y.rank() == 2 && y.size(1) > 1) {
            return IntStream.of(y.argMax(1).toIntArray()).peek(ClassWeightedDataset::requireClass);
        }
        if (y.length() != y.size(0)) {
            throw new IllegalArgumentException(
                    "class weights need targets that are classes, INT labels or one-hot rows, not the shape "
                            + Shapes.text(y.shape()));
        }
        return DoubleStream.of(y.toDoubleArray()).mapToInt(ClassWeightedDataset::label);
    }

    private static void requireClass(int label) {
        if (label < 0) {
            throw new IllegalArgumentException(
                    "class weights need targets that are classes, not one-hot rows with NaN");
        }
    }

    private static int label(double value) {
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    "class weights need targets that are classes, INT labels or one-hot rows, not the value " + value);
        }
        return (int) value;
    }
}
