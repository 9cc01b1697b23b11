package io.beras.data;

import io.beras.core.StepScope;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** Reads the classes of samples from their targets: INT labels, one-hot rows, or a column of zeros and ones. */
final class ClassLabels {

    private static final int BATCH_SIZE = 256;

    private ClassLabels() {}

    /** Returns the classes of a data set, batch by batch, or empty if the targets of a batch are no classes. */
    static Optional<int[]> load(Dataset dataset) {
        if (dataset.size() == 0) {
            return Optional.empty();
        }
        // The first sample alone shows most targets that are no classes, before a whole batch is loaded.
        Iterator<Batch> first = new DataLoader(dataset, 1).epoch(0).iterator();
        if (ofNext(first).isEmpty()) {
            return Optional.empty();
        }
        int[] labels = new int[dataset.size()];
        int next = 0;
        Iterator<Batch> batches = new DataLoader(dataset, BATCH_SIZE).epoch(0).iterator();
        while (batches.hasNext()) {
            Optional<int[]> ofBatch = ofNext(batches);
            if (ofBatch.isEmpty()) {
                return ofBatch;
            }
            System.arraycopy(ofBatch.get(), 0, labels, next, ofBatch.get().length);
            next += ofBatch.get().length;
        }
        return Optional.of(labels);
    }

    /** Returns the classes of targets, or empty if the targets are no classes. */
    static Optional<int[]> of(Tensor y) {
        if (y.dataType() == DataType.INT32) {
            return y.length() == y.size(0) ? Optional.of(y.toIntArray()) : Optional.empty();
        }
        if (y.rank() == 1 || y.rank() == 2 && y.size(1) == 1) {
            return ofBinary(y.toDoubleArray());
        }
        return y.rank() == 2 ? ofRows(y.toDoubleArray(), (int) y.size(1)) : Optional.empty();
    }

    private static Optional<int[]> ofBinary(double... values) {
        boolean areClasses = Arrays.stream(values).allMatch(value -> value == 0 || value == 1);
        return areClasses
                ? Optional.of(
                        Arrays.stream(values).mapToInt(value -> (int) value).toArray())
                : Optional.empty();
    }

    private static Optional<int[]> ofNext(Iterator<Batch> batches) {
        try (StepScope step = new StepScope()) {
            Batch batch = batches.next();
            return batch.targets().size() == 1 ? of(batch.y()) : Optional.empty();
        }
    }

    private static Optional<int[]> ofRows(double[] values, int classes) {
        int[] labels = new int[values.length / classes];
        Arrays.fill(labels, -1);
        for (int i = 0; i < values.length; i++) {
            int row = i / classes;
            if (values[i] == 1 && labels[row] < 0) {
                labels[row] = i % classes;
            } else if (values[i] != 0) {
                return Optional.empty();
            }
        }
        return Arrays.stream(labels).allMatch(label -> label >= 0) ? Optional.of(labels) : Optional.empty();
    }
}
