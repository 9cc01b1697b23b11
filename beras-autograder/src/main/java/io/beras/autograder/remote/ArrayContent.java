package io.beras.autograder.remote;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.arrays.ArrayIo;
import io.beras.core.arrays.ArrayLimits;
import io.beras.core.arrays.ArrayMemory;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The type, the shape and the elements of an array, in row-major order.
 *
 * <p>FLOAT, DOUBLE and INT keep each bit. The library refuses all other types, so their elements go as doubles: the refusal
 * must name the type.
 *
 * @param elements a float[], double[] or int[]
 */
record ArrayContent(DataType type, long[] shape, Object elements) {

    private static final DataType[] TYPES = DataType.values();

    static ArrayContent of(INDArray array) {
        if (array.isEmpty()) {
            return new ArrayContent(array.dataType(), array.shape(), new double[0]);
        }
        if (array.rank() > ArrayLimits.MAX_RANK) {
            throw new ShapeException("an array of shape " + Shapes.text(array.shape()) + " has rank " + array.rank()
                    + ", but the largest rank is " + ArrayLimits.MAX_RANK + "; join or drop axes");
        }
        if (array.length() > Limits.ARRAY_LENGTH) {
            throw new IllegalArgumentException("an array of " + array.length()
                    + " elements can't be sent to another process, but at most " + Limits.ARRAY_LENGTH
                    + " elements; use a smaller array");
        }
        return new ArrayContent(array.dataType(), array.shape(), elements(array));
    }

    /** Returns a copy of the elements. */
    static Object elements(INDArray array) {
        return switch (array.dataType()) {
            case FLOAT -> ArrayIo.floats(rowMajor(array));
            case DOUBLE -> ArrayIo.doubles(rowMajor(array));
            case INT -> ArrayIo.ints(rowMajor(array));
            default -> ArrayIo.doubles(rowMajor(ArrayMemory.requireOpen(array).castTo(DataType.DOUBLE)));
        };
    }

    private static INDArray rowMajor(INDArray array) {
        return ArrayMemory.isRowMajor(array) ? ArrayMemory.requireOpen(array) : ArrayMemory.copyLasting(array);
    }

    /** Returns a new array, which belongs to no step. */
    INDArray toArray() {
        if (elements instanceof double[] none && none.length == 0) {
            return Nd4j.create(type, shape);
        }
        if (elements instanceof float[] floats) {
            return ArrayIo.write(floats, ArrayMemory.allocateLasting(DataType.FLOAT, shape));
        }
        if (elements instanceof int[] ints) {
            return ArrayIo.write(ints, ArrayMemory.allocateLasting(DataType.INT32, shape));
        }
        INDArray doubles = ArrayIo.write((double[]) elements, ArrayMemory.allocateLasting(DataType.DOUBLE, shape));
        return type == DataType.DOUBLE ? doubles : doubles.castTo(type);
    }

    boolean hasElements(Object others) {
        if (elements instanceof float[] floats) {
            return others instanceof float[] same && Arrays.equals(floats, same);
        }
        if (elements instanceof int[] ints) {
            return others instanceof int[] same && Arrays.equals(ints, same);
        }
        return others instanceof double[] same && Arrays.equals((double[]) elements, same);
    }

    void write(FrameOutput output) {
        output.putByte(type.ordinal());
        output.putByte(shape.length);
        for (long size : shape) {
            output.putInt((int) size);
        }
        output.putElements(elements);
    }

    static ArrayContent read(FrameInput input) throws ProtocolException {
        int ordinal = input.takeByte();
        if (ordinal < 0
                || ordinal >= TYPES.length
                || !TYPES[ordinal].isNumerical() && TYPES[ordinal] != DataType.BOOL) {
            throw new ProtocolException("no type of arrays has the number " + ordinal);
        }
        int rank = input.takeByte();
        if (rank < 0 || rank > ArrayLimits.MAX_RANK) {
            throw new ProtocolException("an array of rank " + rank);
        }
        long[] shape = new long[rank];
        long length = 1;
        for (int i = 0; i < rank; i++) {
            shape[i] = input.takeLength(Limits.ARRAY_LENGTH);
            length *= shape[i];
            if (length > Limits.ARRAY_LENGTH) {
                throw new ProtocolException("an array of the shape " + Arrays.toString(shape));
            }
        }
        DataType type = TYPES[ordinal];
        ElementType elements = length == 0 ? ElementType.DOUBLE : elementType(type);
        return new ArrayContent(type, shape, input.takeElements(elements, (int) length));
    }

    private static ElementType elementType(DataType type) {
        return switch (type) {
            case FLOAT -> ElementType.FLOAT;
            case INT -> ElementType.INT;
            default -> ElementType.DOUBLE;
        };
    }
}
