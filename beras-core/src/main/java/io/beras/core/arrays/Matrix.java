package io.beras.core.arrays;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of a matrix: an array of rank 2, or one matrix of an array of higher rank.
 *
 * @param memory the start of the array
 * @param offset the number of elements before the matrix in the array
 */
record Matrix(DataType type, Pointer memory, long offset, int rows, int columns) {

    /** Returns the first matrix of an array of rank 2 or more. */
    static Matrix of(INDArray array) {
        int rank = array.rank();
        return of(array, Math.toIntExact(array.size(rank - 2)), Math.toIntExact(array.size(rank - 1)));
    }

    /** Returns the first {@code rows · columns} elements of an array of any shape as a matrix. */
    static Matrix of(INDArray array, int rows, int columns) {
        Pointer memory = array.dataType() == DataType.FLOAT ? ArrayMemory.floats(array) : ArrayMemory.doubles(array);
        return new Matrix(array.dataType(), memory, 0, rows, columns);
    }

    /** Returns the matrix {@code index} places after this matrix. */
    Matrix at(int index) {
        return new Matrix(type, memory, offset + (long) index * rows * columns, rows, columns);
    }

    /** Returns {@code count} matrices, this and its successors, one below the other as one matrix. */
    Matrix stacked(int count) {
        return new Matrix(type, memory, offset, Math.multiplyExact(count, rows), columns);
    }

    /** Returns a pointer to element (i, j) of a FLOAT matrix. */
    FloatPointer floatPointer(long i, long j) {
        return new FloatPointer(memory).position(offset + i * columns + j);
    }

    /** Returns a pointer to element (i, j) of a DOUBLE matrix. */
    DoublePointer doublePointer(long i, long j) {
        return new DoublePointer(memory).position(offset + i * columns + j);
    }
}
