package io.beras.core.arrays;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a matrix is: an array of rank 2, or one of the many that lie one behind the other in a larger one.
 *
 * @param memory where the array begins
 * @param first how many numbers of the array come before the matrix
 */
record Matrix(DataType type, Pointer memory, long first, int rows, int columns) {

    /** Returns the first matrix of an array of rank 2 or more. */
    static Matrix of(INDArray array) {
        int rank = array.rank();
        return of(array, Math.toIntExact(array.size(rank - 2)), Math.toIntExact(array.size(rank - 1)));
    }

    /** Returns the first numbers of an array of any shape as a matrix of this size. */
    static Matrix of(INDArray array, int rows, int columns) {
        Pointer memory = array.dataType() == DataType.FLOAT ? ArrayMemory.floats(array) : ArrayMemory.doubles(array);
        return new Matrix(array.dataType(), memory, 0, rows, columns);
    }

    /** Returns this matrix's follower by so many. */
    Matrix next(int count) {
        return new Matrix(type, memory, first + (long) count * rows * columns, rows, columns);
    }

    /** Returns this matrix and those that follow it, one below the other: so many in all. */
    Matrix stacked(int count) {
        return new Matrix(type, memory, first, Math.multiplyExact(count, rows), columns);
    }

    FloatPointer floatsFrom(long i, long j) {
        return new FloatPointer(memory).position(first + i * columns + j);
    }

    DoublePointer doublesFrom(long i, long j) {
        return new DoublePointer(memory).position(first + i * columns + j);
    }
}
