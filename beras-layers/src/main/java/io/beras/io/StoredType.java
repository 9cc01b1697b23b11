package io.beras.io;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A type of elements in a file, little-endian. The types of 16 bits become FLOAT, which holds each of their values exactly.
 *
 * <pre>{@code
 * Tensor w = StoredType.BFLOAT16.tensor(bytes, 3, 4);       // FLOAT, (3, 4)
 * }</pre>
 */
public enum StoredType {

    /** 1 sign, 5 bits of exponent, 10 bits of fraction: IEEE 754 binary16. */
    FLOAT16(Short.BYTES, DataType.FLOAT) {
        @Override
        Tensor read(ByteBuffer bytes, int length, long... shape) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = float16(bytes.getShort());
            }
            return Tensor.of(values, shape);
        }
    },
    /** The upper half of a float32. */
    BFLOAT16(Short.BYTES, DataType.FLOAT) {
        @Override
        Tensor read(ByteBuffer bytes, int length, long... shape) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = Float.intBitsToFloat(bytes.getShort() << Short.SIZE);
            }
            return Tensor.of(values, shape);
        }
    },
    /** IEEE 754 binary32. */
    FLOAT32(Float.BYTES, DataType.FLOAT) {
        @Override
        Tensor read(ByteBuffer bytes, int length, long... shape) {
            float[] values = new float[length];
            bytes.asFloatBuffer().get(values);
            return Tensor.of(values, shape);
        }
    },
    /** IEEE 754 binary64. */
    FLOAT64(Double.BYTES, DataType.DOUBLE) {
        @Override
        Tensor read(ByteBuffer bytes, int length, long... shape) {
            double[] values = new double[length];
            bytes.asDoubleBuffer().get(values);
            return Tensor.of(DataType.DOUBLE, values, shape);
        }
    },
    /** Signed integers of 32 bits. */
    INT32(Integer.BYTES, DataType.INT32) {
        @Override
        Tensor read(ByteBuffer bytes, int length, long... shape) {
            int[] values = new int[length];
            bytes.asIntBuffer().get(values);
            return Tensor.of(Nd4j.createFromArray(values).reshape(shape));
        }
    };

    private static final int FRACTION_BITS = 10;
    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int EXPONENT = 0x1F;
    /** The bias of the exponent of float32, 127, minus the bias of float16, 15. */
    private static final int BIAS_DIFFERENCE = 112;

    private static final int FLOAT_FRACTION_BITS = 23;
    private static final float SMALLEST_FLOAT16 = 0x1p-24f;

    // Reading copies the bytes, converts them to elements, and copies the elements to a tensor. FLOAT may be twice as
    // wide.
    private static final long MAX_BYTES = ArrayLimits.maxLoadedBytes(6);

    private final int width;
    private final DataType dataType;

    StoredType(int width, DataType dataType) {
        this.width = width;
        this.dataType = dataType;
    }

    /** Returns the type in which a file stores a tensor of this type. */
    static StoredType of(DataType type) {
        return switch (type) {
            case FLOAT -> FLOAT32;
            case DOUBLE -> FLOAT64;
            case INT -> INT32;
            default -> throw new IllegalStateException("tensors are FLOAT, DOUBLE or INT, not " + type);
        };
    }

    /** Returns the number of bytes of an element. */
    public int width() {
        return width;
    }

    /** Returns the type of the tensor that {@link #tensor} creates. */
    public DataType dataType() {
        return dataType;
    }

    /**
     * Checks that a tensor can have this shape, and that this JVM can read the tensor.
     *
     * @throws IOException if not; the message is a predicate, which follows the name of the tensor
     */
    public void requireReadable(long... shape) throws IOException {
        if (shape.length > ArrayLimits.MAX_RANK) {
            throw new IOException("has the rank " + shape.length + ", but a tensor has at most the rank "
                    + ArrayLimits.MAX_RANK + "; save tensor.reshape(...) in its place");
        }
        long bytes = width;
        for (long size : shape) {
            if (size < 1) {
                throw new IOException(
                        "has the shape " + Shapes.text(shape) + ", but a tensor has at least 1 element; leave it out");
            }
            bytes = size > MAX_BYTES / bytes ? MAX_BYTES + 1 : bytes * size;
            if (bytes > MAX_BYTES) {
                throw new IOException(String.format(
                        Locale.ROOT,
                        "has the shape %s of elements of %d bytes, but this JVM can read at most %,d bytes; give Java a"
                                + " larger -Xmx, or save the tensor in parts",
                        Shapes.text(shape),
                        width,
                        MAX_BYTES));
            }
        }
    }

    /**
     * Returns a tensor of this shape from the next bytes, in row-major order.
     *
     * @param bytes at least as many bytes as the tensor has; the order of the buffer does not matter
     */
    public Tensor tensor(ByteBuffer bytes, long... shape) {
        int length = Math.toIntExact(Shapes.size(dataType, shape));
        return read(bytes.slice().order(ByteOrder.LITTLE_ENDIAN), length, shape);
    }

    abstract Tensor read(ByteBuffer bytes, int length, long... shape);

    private static float float16(short bits) {
        int sign = bits & Short.MIN_VALUE; // as a negative int
        int exponent = bits >> FRACTION_BITS & EXPONENT;
        int fraction = bits & FRACTION;
        if (exponent == 0) { // zero, or a value without the leading 1
            return Math.copySign(fraction * SMALLEST_FLOAT16, sign);
        }
        int wide = exponent == EXPONENT ? 2 * Float.MAX_EXPONENT + 1 : exponent + BIAS_DIFFERENCE; // infinity and NaN
        return Float.intBitsToFloat((sign << Short.SIZE)
                | (wide << FLOAT_FRACTION_BITS)
                | (fraction << (FLOAT_FRACTION_BITS - FRACTION_BITS)));
    }
}
