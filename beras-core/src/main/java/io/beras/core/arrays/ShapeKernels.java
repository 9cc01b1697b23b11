package io.beras.core.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Moves elements to another shape, order or type: reshape, transpose, cast, slice, concat, gather, scatter. */
public final class ShapeKernels {

    private ShapeKernels() {}

    /** The elements of x, in row-major order, in another shape of the same size. */
    public static INDArray reshape(INDArray x, long... shape) {
        return ArrayMemory.copyInto(ArrayMemory.allocate(x.dataType(), shape), x);
    }

    /** Axis i of the result is axis {@code permutation[i]} of x. */
    public static INDArray transpose(INDArray x, int... permutation) {
        ArrayLimits.requireElements(x.dataType(), x.shape());
        return ArrayMemory.copy(x.permute(permutation));
    }

    /** The elements of x converted to another type. */
    public static INDArray cast(INDArray x, DataType type) {
        return ArrayMemory.allocate(type, x.shape()).assign(x);
    }

    /** The part of x with indices from {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    public static INDArray slice(INDArray x, int axis, long from, long to) {
        ArrayLimits.requireElements(x.dataType(), x.shape());
        return ArrayMemory.copy(x.get(interval(x, axis, from, to)));
    }

    /** The gradient of {@link #slice}: zeros of a shape, with x from index {@code from} along an axis. */
    public static INDArray sliceGradient(INDArray x, int axis, long from, long... shape) {
        INDArray y = ArrayFactory.fill(0, x.dataType(), shape);
        y.get(interval(y, axis, from, from + x.size(axis))).assign(x);
        return y;
    }

    /** The arrays joined along an axis, in this order. */
    public static INDArray concat(int axis, INDArray... parts) {
        long[] shape = parts[0].shape().clone();
        shape[axis] = Arrays.stream(parts).mapToLong(part -> part.size(axis)).sum();
        INDArray y = ArrayMemory.allocate(parts[0].dataType(), shape);
        long from = 0;
        for (INDArray part : parts) {
            long to = from + part.size(axis);
            y.get(interval(y, axis, from, to)).assign(part);
            from = to;
        }
        return y;
    }

    /** The slices of x at these indices along an axis, in this order. */
    public static INDArray gather(INDArray x, int axis, int... indices) {
        long[] shape = x.shape().clone();
        shape[axis] = indices.length;
        if (axis == 0) {
            return gatherRows(x, ArrayMemory.allocate(x.dataType(), shape), indices);
        }
        double[] from = ArrayIo.doubles(x);
        double[] to = new double[Math.toIntExact(from.length / x.size(axis) * indices.length)];
        visitSlices(x.size(axis), sizeAfter(axis, shape), to.length, indices, (whole, part) -> to[part] = from[whole]);
        return ArrayFactory.of(to, x.dataType(), shape);
    }

    private static INDArray gatherRows(INDArray x, INDArray y, int... indices) {
        long row = x.length() / x.size(0);
        for (int i = 0; i < indices.length; i++) {
            ArrayMemory.copyRange(y, i * row, x, indices[i] * row, row);
        }
        return y;
    }

    /**
     * The gradient of {@link #gather}: adds each slice of x at its index to zeros with {@code count} slices along an
     * axis.
     */
    public static INDArray scatterAdd(INDArray x, int axis, long count, int... indices) {
        long[] shape = x.shape().clone();
        shape[axis] = count;
        double[] from = ArrayIo.doubles(x);
        double[] to = new double[Math.toIntExact(from.length / indices.length * count)];
        visitSlices(count, sizeAfter(axis, shape), from.length, indices, (whole, part) -> to[whole] += from[part]);
        return ArrayFactory.of(to, x.dataType(), shape);
    }

    /** The places of one element in an array and in the slices gathered from it. */
    @FunctionalInterface
    private interface PlaceVisitor {
        void visit(int whole, int part);
    }

    /** Visits every element of gathered slices, {@code length} in all; {@code inner} elements in a row have one index. */
    private static void visitSlices(long size, int inner, int length, int[] indices, PlaceVisitor visitor) {
        int part = 0;
        for (int start = 0; part < length; start += Math.toIntExact(size) * inner) {
            for (int index : indices) {
                for (int i = 0; i < inner; i++) {
                    visitor.visit(start + index * inner + i, part++);
                }
            }
        }
    }

    private static int sizeAfter(int axis, long... shape) {
        return (int) Arrays.stream(shape, axis + 1, shape.length).reduce(1, (a, b) -> a * b);
    }

    private static INDArrayIndex[] interval(INDArray x, int axis, long from, long to) {
        INDArrayIndex[] indices = new INDArrayIndex[x.rank()];
        Arrays.fill(indices, NDArrayIndex.all());
        indices[axis] = NDArrayIndex.interval(from, to);
        return indices;
    }
}
