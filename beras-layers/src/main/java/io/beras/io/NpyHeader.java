package io.beras.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.beras.core.Shapes;
import io.beras.core.arrays.ArrayLimits;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The header of a .npy array: the type and the shape of its elements.
 *
 * <p>Format: the bytes 93 "NUMPY", the version, the length of a Python dictionary, then the dictionary as text, such as
 * {@code {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }}. Padding makes the elements start at a multiple of 64.
 * The elements follow, here always little-endian and in C order: row after row.
 *
 * <p>Source: R. Kern, "A Simple File Format for NumPy Arrays", NumPy Enhancement Proposal 1, 2007.
 *
 * @param type FLOAT, DOUBLE or INT
 */
record NpyHeader(DataType type, long... shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MAX_LENGTH = 1 << 16;

    /** Reads a header. The next byte of the stream then belongs to the first element. */
    static NpyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new NpyException(
                    "is not a NumPy array: it does not start with the bytes 93 \"NUMPY\"; save it again");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new NpyException("has the unknown format version " + version + "; 1, 2 and 3 can be read");
        }
        String text = new String(readText(in, version == 1 ? Short.BYTES : Integer.BYTES), ISO_8859_1);
        NpyDictionary dictionary = new NpyDictionary(text);
        DataType type = type(dictionary.type());
        long[] shape = dictionary.shape();
        requireSize(type, shape);
        // With one axis at most, both orders are the same.
        if (dictionary.fortranOrder() && shape.length > 1) {
            throw new NpyException("is in Fortran order; save numpy.ascontiguousarray(array) in its place");
        }
        return new NpyHeader(type, shape);
    }

    private static byte[] readText(InputStream in, int lengthBytes) throws IOException {
        byte[] count = in.readNBytes(lengthBytes);
        ByteBuffer number = ByteBuffer.wrap(Arrays.copyOf(count, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        long length = Integer.toUnsignedLong(number.getInt());
        if (count.length < lengthBytes || length > MAX_LENGTH) {
            throw new NpyException("is damaged: its header would be " + length + " bytes long, but " + MAX_LENGTH
                    + " are the most; save it again");
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw new NpyException("is cut short within its header; save it again");
        }
        return text;
    }

    private static DataType type(String name) throws NpyException {
        return switch (name) {
            case "<f4" -> DataType.FLOAT;
            case "<f8" -> DataType.DOUBLE;
            case "<i4" -> DataType.INT32;
            default ->
                throw new NpyException("has the type " + Quoted.of(name)
                        + ", but only '<f4', '<f8' and '<i4' can be read; save in its place " + instead(name));
        };
    }

    /** Returns the array to save in place of an array of this type, in NumPy. */
    private static String instead(String type) {
        char kind = type.length() > 1 ? type.charAt(1) : ' ';
        return switch (kind) {
            case 'i', 'u' -> "array.astype('<i4') if its values are below 2**31";
            case 'f' -> type.endsWith("f8") ? "array.astype('<f8')" : "array.astype('<f4')";
            case 'b' -> "array.astype('<f4')";
            case 'O' -> "numpy.array(array.tolist(), '<f4') if its rows have one length";
            case 'U', 'S' -> "numpy.unique(array, return_inverse=True)[1].astype('<i4'), the index of each text";
            case 'c' -> "array.real.astype('<f4') and array.imag.astype('<f4')";
            case 'M', 'm' -> "array.astype('<i8').astype('<f8')";
            default -> "each field as an array of '<f4'";
        };
    }

    private static void requireSize(DataType type, long[] shape) throws NpyException {
        if (shape.length > ArrayLimits.MAX_RANK) {
            throw new NpyException("has the rank " + shape.length + ", but a tensor has at most the rank "
                    + ArrayLimits.MAX_RANK + "; save array.reshape(...) in its place");
        }
        long most = ArrayLimits.maxElements(type);
        long length = 1;
        for (long size : shape) {
            if (size < 1 || size > most / length) {
                throw new NpyException(String.format(
                        Locale.ROOT,
                        "has the shape %s, but a tensor of %s needs at least one element and at most %,d;"
                                + " save a part of the array in its place",
                        Shapes.text(shape),
                        type,
                        most));
            }
            length *= size;
        }
    }

    /** Returns the number of elements. */
    int length() {
        return (int) Shapes.size(shape);
    }

    /** Returns the number of bytes of all elements. */
    long dataBytes() {
        return (long) length() * type.width();
    }

    /** Returns the header as bytes for a file. */
    byte[] bytes() {
        String sizes = LongStream.of(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + name() + "', 'fortran_order': False, 'shape': ("
                + (shape.length > 1 ? sizes.substring(0, sizes.length() - 1) : sizes) + "), }";
        int before = MAGIC.length + 2 + Short.BYTES;
        int padding = Math.floorMod(-(before + text.length() + 1), ALIGNMENT);
        String padded = text + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(before + padded.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length())
                .put(padded.getBytes(ISO_8859_1))
                .array();
    }

    private String name() {
        return switch (type) {
            case FLOAT -> "<f4";
            case DOUBLE -> "<f8";
            case INT -> "<i4";
            default -> throw new IllegalStateException("tensors are FLOAT, DOUBLE or INT, not " + type);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NpyHeader header && type == header.type && Arrays.equals(shape, header.shape);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(shape);
    }
}
