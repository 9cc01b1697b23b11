package io.beras.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.beras.core.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern INTEGER = Pattern.compile(".?[iu]\\d+");
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE =
            Pattern.compile("'shape'\\s*:\\s*\\(\\s*(|\\d{1,18}(?:\\s*,\\s*\\d{1,18})*)\\s*,?\\s*\\)");

    /** Reads a header. The next byte of the stream then belongs to the first element. */
    static NpyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new NpyException("is not a NumPy array: it does not start with the bytes 93 \"NUMPY\"");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new NpyException("has the unknown format version " + version + "; 1, 2 and 3 can be read");
        }
        String text = new String(readText(in, version == 1 ? Short.BYTES : Integer.BYTES), ISO_8859_1);
        if (find(ORDER, text).equals("True")) {
            throw new NpyException("is in Fortran order; save numpy.ascontiguousarray(array) in its place");
        }
        return new NpyHeader(type(find(TYPE, text)), shape(find(SHAPE, text)));
    }

    private static byte[] readText(InputStream in, int lengthBytes) throws IOException {
        byte[] count = in.readNBytes(lengthBytes);
        ByteBuffer number = ByteBuffer.wrap(Arrays.copyOf(count, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        long length = Integer.toUnsignedLong(number.getInt());
        if (count.length < lengthBytes || length > MAX_LENGTH) {
            throw new NpyException("is damaged: its header would be " + length + " bytes long");
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw new NpyException("is cut short within its header");
        }
        return text;
    }

    private static String find(Pattern part, String text) throws NpyException {
        Matcher matcher = part.matcher(text);
        if (!matcher.find()) {
            throw new NpyException("has a header that is damaged or of a structured type: " + Quoted.of(text.strip()));
        }
        return matcher.group(1);
    }

    private static DataType type(String name) throws NpyException {
        return switch (name) {
            case "<f4" -> DataType.FLOAT;
            case "<f8" -> DataType.DOUBLE;
            case "<i4" -> DataType.INT32;
            default ->
                throw new NpyException("has the type " + Quoted.of(name)
                        + ", but only '<f4', '<f8' and '<i4' can be read; save array.astype('"
                        + (INTEGER.matcher(name).matches() ? "<i4" : "<f4")
                        + "') in its place");
        };
    }

    private static long[] shape(String sizes) throws NpyException {
        long[] shape = sizes.isEmpty()
                ? new long[0]
                : Arrays.stream(sizes.split("\\s*,\\s*"))
                        .mapToLong(Long::parseLong)
                        .toArray();
        long length = 1;
        for (long size : shape) {
            if (size < 1 || size > Integer.MAX_VALUE / length) {
                throw new NpyException("has the shape " + Shapes.text(shape)
                        + ", but an array needs at least one element and at most " + Integer.MAX_VALUE);
            }
            length *= size;
        }
        return shape;
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
