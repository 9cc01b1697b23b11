package io.beras.core;

import io.beras.core.arrays.ArrayLimitException;
import io.beras.core.arrays.ArrayLimits;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks of shapes and axes; each message names the operation, the shapes and the remedy. */
public final class Shapes {

    private Shapes() {}

    /** Returns a shape as text, such as "(64, 784)", or "()" for a scalar. */
    public static String text(long... shape) {
        return ArrayLimits.text(shape);
    }

    /** Returns the number of elements of a shape, after checking that a FLOAT tensor can have it. */
    public static long size(long... shape) {
        return size(DataType.FLOAT, shape);
    }

    /** Returns the number of elements of a shape, after checking that a tensor of this type can have it. */
    public static long size(DataType type, long... shape) {
        try {
            return ArrayLimits.requireElements(type, shape);
        } catch (ArrayLimitException e) {
            throw new ShapeException(Objects.requireNonNull(e.getMessage()));
        }
    }

    /** Returns the shape that two shapes broadcast to by NumPy's rule; the error names the axis that prevents it. */
    public static long[] broadcast(String operation, long[] x, long[] y) {
        long[] shape = new long[Math.max(x.length, y.length)];
        for (int i = 1; i <= shape.length; i++) {
            long a = i <= x.length ? x[x.length - i] : 1;
            long b = i <= y.length ? y[y.length - i] : 1;
            if (a != b && a != 1 && b != 1) {
                throw new ShapeException(
                        operation + " can't broadcast " + text(x) + " with " + text(y) + ": axis " + (shape.length - i)
                                + " has sizes " + a + " and " + b + ", which must be equal, or one of them 1");
            }
            shape[shape.length - i] = a == 1 ? b : a;
        }
        return shape;
    }

    /** Returns these axes counted from 0, sorted; negative axes count from the end, and no axes mean all of them. */
    public static int[] axes(String operation, long[] shape, int... axes) {
        if (axes.length == 0) {
            return IntStream.range(0, shape.length).toArray();
        }
        int[] sorted = new int[axes.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = axis(operation, shape, axes[i]);
        }
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new ShapeException(
                        operation + " over axes " + Arrays.toString(axes) + " names axis " + sorted[i] + " twice");
            }
        }
        return sorted;
    }

    /** Returns this axis counted from 0; a negative axis counts from the end. */
    public static int axis(String operation, long[] shape, int axis) {
        if (axis < -shape.length || axis >= shape.length) {
            throw new ShapeException(operation + " over axis " + axis + " needs a tensor that has it; shape "
                    + text(shape) + (shape.length == 0 ? " has no axes" : " has axes 0 to " + (shape.length - 1)));
        }
        return axis < 0 ? axis + shape.length : axis;
    }

    /** Checks that a shape has the given number of axes. */
    public static void requireRank(String operation, int rank, long... shape) {
        if (shape.length != rank) {
            throw new ShapeException(
                    operation + " needs rank " + rank + ", but the shape " + text(shape) + " has rank " + shape.length);
        }
    }

    /** Checks that no axis has size 0, for then there are no elements. */
    public static void requireNotEmpty(String operation, long... shape) {
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 1) {
                throw new ShapeException(operation + " shape " + text(shape) + ", which is empty: axis " + axis
                        + " must have a size of at least 1");
            }
        }
    }

    /** Checks that an array has elements; ND4J's own empty array has no axis of size 0. */
    static void requireNotEmpty(String operation, INDArray array) {
        requireNotEmpty(operation, array.shape());
        if (array.isEmpty()) {
            throw new ShapeException(operation + " empty array, in which there is nothing to compute on");
        }
    }

    /** Checks that two shapes are the same. */
    public static void requireSame(String operation, long[] expected, long[] given) {
        if (!Arrays.equals(expected, given)) {
            throw new ShapeException(
                    operation + " needs the same shape twice, but got " + text(expected) + " and " + text(given));
        }
    }

    /** Returns a new shape of the same number of elements as the old shape, with a −1 replaced by the remaining size. */
    static long[] inferred(long[] old, long... shape) {
        long[] inferred = shape.clone();
        long known = size(LongStream.of(shape).filter(size -> size > 0).toArray());
        long unknown = LongStream.of(shape).filter(size -> size == -1).count();
        if (unknown > 1
                || LongStream.of(shape).anyMatch(size -> size == 0 || size < -1)
                || (unknown == 1 && size(old) % known != 0)) {
            throw new ShapeException("reshape can't make " + text(shape) + " from " + text(old)
                    + ": sizes must be positive, at most one may be -1, and the others must divide " + size(old));
        }
        for (int axis = 0; axis < shape.length; axis++) {
            inferred[axis] = shape[axis] == -1 ? size(old) / known : shape[axis];
        }
        return inferred;
    }

    /** Returns these axes counted from 0, after checking that each axis of the shape occurs once. */
    static int[] permutation(long[] shape, int... permutation) {
        int[] axes = Arrays.stream(permutation)
                .map(axis -> axis("transpose", shape, axis))
                .toArray();
        if (Arrays.stream(axes).distinct().count() != shape.length || axes.length != shape.length) {
            throw new ShapeException(
                    "transpose needs each axis of " + text(shape) + " once, not " + Arrays.toString(permutation));
        }
        return axes;
    }

    /** Returns a shape with a new axis of size 1 at this position; −1 is the end. */
    static long[] expanded(String operation, int axis, long... shape) {
        long[] expanded = Arrays.copyOf(shape, shape.length + 1);
        if (expanded.length > ArrayLimits.MAX_RANK) {
            throw new ShapeException(operation + " of tensors of shape " + text(shape) + " would have rank "
                    + expanded.length + ", but the largest rank is " + ArrayLimits.MAX_RANK
                    + "; use concat, or join axes first");
        }
        if (axis < -expanded.length || axis >= expanded.length) {
            throw new ShapeException(operation + " along axis " + axis + " needs one from " + -expanded.length + " to "
                    + shape.length + " for tensors of shape " + text(shape));
        }
        int place = axis < 0 ? axis + expanded.length : axis;
        System.arraycopy(shape, place, expanded, place + 1, shape.length - place);
        expanded[place] = 1;
        return expanded;
    }

    /** Returns a shape without these axes, which must have size 1; no axes mean all axes of size 1. */
    static long[] squeezed(long[] shape, int... axes) {
        if (axes.length == 0) {
            return LongStream.of(shape).filter(size -> size != 1).toArray();
        }
        int[] dropped = axes("squeeze", shape, axes);
        for (int axis : dropped) {
            if (shape[axis] != 1) {
                throw new ShapeException(
                        "squeeze needs axes of size 1, but axis " + axis + " of " + text(shape) + " has size "
                                + shape[axis] + "; reduce it with sum or mean, or choose one element with slice");
            }
        }
        return without(shape, dropped);
    }

    /** Returns a shape in which other axes replace an axis. */
    static long[] replaced(long[] shape, int axis, long... replacement) {
        long[] before = Arrays.copyOf(shape, axis);
        long[] after = Arrays.copyOfRange(shape, axis + 1, shape.length);
        return Stream.of(before, replacement, after)
                .flatMapToLong(LongStream::of)
                .toArray();
    }

    /** Returns the place in row-major order of the element with these indices, one index per axis. */
    static long position(long[] shape, long... indices) {
        boolean fits = indices.length == shape.length;
        long position = 0;
        for (int axis = 0; fits && axis < shape.length; axis++) {
            fits = indices[axis] >= 0 && indices[axis] < shape[axis];
            position = position * shape[axis] + indices[axis];
        }
        if (!fits) {
            throw new ShapeException("get" + text(indices) + " needs one index per axis of the shape " + text(shape)
                    + ", from 0 to the size of the axis minus 1");
        }
        return position;
    }

    /** Returns a shape with the given axes at size 1. */
    static long[] reduced(long[] shape, int... axes) {
        long[] reduced = shape.clone();
        for (int axis : axes) {
            reduced[axis] = 1;
        }
        return reduced;
    }

    /** Returns a shape without the given axes. */
    static long[] without(long[] shape, int... axes) {
        return IntStream.range(0, shape.length)
                .filter(axis -> Arrays.stream(axes).noneMatch(a -> a == axis))
                .mapToLong(axis -> shape[axis])
                .toArray();
    }
}
