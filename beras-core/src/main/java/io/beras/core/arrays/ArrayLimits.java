package io.beras.core.arrays;

import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;

/** The largest rank and the largest size of an array, checked before native code sees a shape. */
public final class ArrayLimits {

    /**
     * The largest rank. From rank 16 on, the copies, transposes and slices of libnd4j write behind a buffer on the
     * stack of fixed size, which ends the JVM.
     */
    public static final int MAX_RANK = 15;

    /** The largest memory, 2 GB: Java addresses the bytes of a buffer by an int. */
    private static final long MAX_BYTES = Integer.MAX_VALUE;

    /** The length of the longest byte[]: a few bytes shorter than an int allows, for the header of the array. */
    private static final long MAX_JAVA_BYTES = Integer.MAX_VALUE - 8;

    private static final int SIZES_IN_TEXT = MAX_RANK + 1;

    private ArrayLimits() {}

    /** Returns the largest number of elements of a type: 536,870,911 for FLOAT and INT, 268,435,455 for DOUBLE. */
    public static long maxElements(DataType type) {
        return MAX_BYTES / type.width();
    }

    /**
     * Returns the size in bytes of the largest data that the heap can load, if loading needs {@code copies} times the size.
     */
    public static long maxLoadedBytes(int copies) {
        return Math.min(MAX_JAVA_BYTES, Runtime.getRuntime().maxMemory() / copies);
    }

    /**
     * Returns the number of elements of a shape.
     *
     * @throws ArrayLimitException if no array of this type can have the shape
     */
    public static long requireElements(DataType type, long... shape) {
        if (shape.length > MAX_RANK) {
            throw new ArrayLimitException("an array of shape " + text(shape) + " would have rank " + shape.length
                    + ", but the largest rank is " + MAX_RANK + "; join or drop axes");
        }
        long max = maxElements(type);
        long elements = 1;
        for (long size : shape) {
            if (size > max / Math.max(1, elements)) { // not a product, which may overflow
                throw new ArrayLimitException(String.format(
                        Locale.ROOT,
                        "a%s array of shape %s would have too many elements: %,d, but %,d (2 GB) are the most; split it"
                                + " into smaller parts",
                        type == DataType.INT32 ? "n INT" : " " + type,
                        text(shape),
                        product(shape),
                        max));
            }
            elements *= size;
        }
        return elements;
    }

    /** Returns a shape as text, such as "(64, 784)", or "()" for a scalar; a shape beyond the largest rank is cut. */
    public static String text(long... shape) {
        String sizes = LongStream.of(shape)
                .limit(SIZES_IN_TEXT)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", "));
        return "(" + sizes + (shape.length > SIZES_IN_TEXT ? ", …)" : ")");
    }

    private static BigInteger product(long... shape) {
        return LongStream.of(shape).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
