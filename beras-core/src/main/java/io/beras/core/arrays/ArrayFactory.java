package io.beras.core.arrays;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Creates arrays with given values; {@link ArrayMemory} allocates arrays with arbitrary content.
 *
 * <pre>{@code
 * INDArray half = ArrayFactory.fill(0.5, DataType.FLOAT);                                 // a scalar
 * INDArray x = ArrayFactory.of(new double[] {1, 2, 3, 4, 5, 6}, DataType.FLOAT, 2, 3);    // (2, 3)
 * }</pre>
 */
public final class ArrayFactory {

    private ArrayFactory() {}

    /** Returns an array in which every element is {@code value}; without a shape, a scalar. */
    public static INDArray fill(double value, DataType type, long... shape) {
        INDArray y = ArrayMemory.allocate(type, shape);
        if (y.length() == 1) {
            return ArrayIo.write(new double[] {value}, y);
        }
        return type == DataType.FLOAT ? ChunkedLoops.fill((float) value, y) : y.assign(value);
    }

    /** Returns an array with these values, in row-major order. */
    public static INDArray of(double[] values, DataType type, long... shape) {
        return ArrayIo.write(values, ArrayMemory.allocate(type, shape));
    }

    /** Returns a FLOAT matrix (rows, columns) that a writer fills row by row, a large matrix on several threads. */
    public static INDArray ofRows(int rows, int columns, RowWriter writer) {
        return ChunkedLoops.writeRows(writer, columns, ArrayMemory.allocate(DataType.FLOAT, rows, columns));
    }

    /** Returns a matrix with 1 on the main diagonal, else 0. */
    public static INDArray eye(int rows, int columns, DataType type) {
        double[] values = new double[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < Math.min(rows, columns); i++) {
            values[i * columns + i] = 1;
        }
        return of(values, type, rows, columns);
    }

    /**
     * Returns one-hot rows (n, classes): element (i, {@code labels[i]}) is 1, every other element 0.
     *
     * <p>The caller has checked that each label is from 0 to {@code classes − 1}.
     */
    public static INDArray oneHot(int[] labels, int classes, DataType type) {
        double[] rows = new double[Math.multiplyExact(labels.length, classes)];
        for (int i = 0; i < labels.length; i++) {
            rows[i * classes + labels[i]] = 1;
        }
        return of(rows, type, labels.length, classes);
    }
}
