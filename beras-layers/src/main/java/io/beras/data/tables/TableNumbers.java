package io.beras.data.tables;

import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/** A matrix of FLOAT or DOUBLE numbers that is filled column by column. */
final class TableNumbers {

    private final int rows;
    private final int columns;
    private final float[] floats;
    private final double[] doubles;

    TableNumbers(int rows, int columns, DataType type) {
        this.rows = rows;
        this.columns = columns;
        this.floats = new float[type == DataType.FLOAT ? rows * columns : 0];
        this.doubles = new double[type == DataType.FLOAT ? 0 : rows * columns];
    }

    void set(int row, int column, double value) {
        int index = row * columns + column;
        if (floats.length > 0) {
            floats[index] = (float) value;
        } else {
            doubles[index] = value;
        }
    }

    /** Returns the matrix, (rows, columns), which belongs to no step. */
    Tensor tensor() {
        Tensor matrix = floats.length > 0
                ? Tensor.of(floats, rows, columns)
                : Tensor.of(DataType.DOUBLE, doubles, rows, columns);
        return matrix.detach();
    }
}
