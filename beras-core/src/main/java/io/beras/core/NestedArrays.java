package io.beras.core;

import java.lang.reflect.Array;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Flattens nested Java arrays such as {@code double[][]}; every row must have the length of the first row. */
final class NestedArrays {

    private NestedArrays() {}

    /** Returns the sizes of the axes, read along the first rows; the axes below an empty or missing row are 0. */
    static long[] shape(Object nested) {
        LongStream.Builder shape = LongStream.builder();
        Object row = nested;
        for (Class<?> type = nested.getClass(); type.isArray(); type = type.getComponentType()) {
            shape.add(row == null ? 0 : Array.getLength(row));
            row = row instanceof Object[] rows && rows.length > 0 ? rows[0] : null;
        }
        return shape.build().toArray();
    }

    /**
     * Returns all elements in row-major order, as an array of the elements' primitive type.
     *
     * @throws ShapeException if a row is null or has another length; the message names the row
     */
    static Object flatten(Object nested, long... shape) {
        Class<?> type = nested.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        Object flat = Array.newInstance(type, Math.toIntExact(Shapes.size(shape)));
        copy(nested, "", 0, shape, flat, 0);
        return flat;
    }

    /** Copies one row and returns the index after its last element. */
    private static int copy(@Nullable Object row, String name, int axis, long[] shape, Object flat, int from) {
        requireLength(row, name, axis, shape);
        int length = Math.toIntExact(shape[axis]);
        if (!(row instanceof Object[] rows)) {
            System.arraycopy(row, 0, flat, from, length);
            return from + length;
        }
        int next = from;
        for (int i = 0; i < length; i++) {
            next = copy(rows[i], name + "[" + i + "]", axis + 1, shape, flat, next);
        }
        return next;
    }

    private static void requireLength(@Nullable Object row, String name, int axis, long... shape) {
        if (row == null) {
            throw new ShapeException("of(rows) can't read row " + name + ", which is null; fill every row");
        }
        if (Array.getLength(row) != shape[axis]) {
            throw new ShapeException("of(rows) needs rows of equal length, but the first has " + shape[axis]
                    + " elements and row " + name + " has " + Array.getLength(row) + "; make all rows equally long");
        }
    }
}
