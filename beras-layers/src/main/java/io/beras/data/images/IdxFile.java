package io.beras.data.images;

import io.beras.core.arrays.ArrayLimits;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import io.beras.io.FileKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An array of unsigned bytes read from a file in the IDX format, the format of MNIST, plain or gzipped.
 *
 * <p>Format: two zero bytes, a type code (0x08: unsigned byte), the number of dimensions, each dimension as a
 * big-endian 32-bit integer, then the data in row-major order.
 *
 * <pre>{@code
 * IdxFile images = IdxFile.read(Path.of("data/mnist/train-images-idx3-ubyte.gz"));
 * images.shape();                      // {60000, 28, 28}
 * }</pre>
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".
 */
public final class IdxFile {

    private static final int UNSIGNED_BYTE = 0x08;

    // Reading joins pieces at the end, which takes twice the size of the data; a third of the heap leaves room.
    private static final long MAX_BYTES = ArrayLimits.maxLoadedBytes(3);

    private final Path path;
    private final int[] shape;
    private final byte[] data;

    private IdxFile(Path path, int[] shape, byte[] data) {
        this.path = path;
        this.shape = shape;
        this.data = data;
    }

    /**
     * Reads a whole file.
     *
     * <p>Memory grows with the data that arrive, not with the size that a header states.
     *
     * @throws DataFileException if the file is missing, damaged, of another type, or larger than memory allows
     */
    public static IdxFile read(Path path) throws DataFileException {
        DataFiles.requireFile(path, "an IDX file, plain or gzipped");
        try (DataInputStream in = new DataInputStream(DataFiles.open(path))) {
            int[] shape = readShape(path, in);
            return new IdxFile(path, shape, readData(path, shape, in));
        } catch (IOException e) {
            throw DataFiles.unreadable(path, e);
        }
    }

    /** Returns the dimensions, each at least 1. */
    public int[] shape() {
        return shape.clone();
    }

    /** Returns a copy of the data in row-major order; each byte is an unsigned value from 0 to 255. */
    public byte[] data() {
        return data.clone();
    }

    /** Returns the data without a copy. Callers must not change the array. */
    byte[] sharedData() {
        return data;
    }

    /** Returns this file after checking that it has the given number of dimensions. */
    IdxFile requireRank(int rank, String content) throws DataFileException {
        if (shape.length != rank) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s holds an array of shape %s, but %s have the rank %d; check which file it is",
                    path,
                    describe(shape),
                    content,
                    rank));
        }
        return this;
    }

    private static int[] readShape(Path path, DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
            String found = HexFormat.ofDelimiter(" ").formatHex(magic);
            String kind =
                    FileKind.of(path).map(known -> ": it is " + known + ", and").orElse(": it");
            throw new DataFileException(path + " is not an IDX file" + kind + " starts with [" + found
                    + "] where an IDX file has [00 00 08] and its rank; check which file it is");
        }
        requireUnsignedBytes(path, magic[2]);
        int[] shape = new int[requireRank(path, Byte.toUnsignedInt(magic[3]))];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = in.readInt();
        }
        if (shape.length == 0 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
            throw new DataFileException(path + " has a damaged header: the shape is " + describe(shape)
                    + ", but it needs at least one dimension, and none below 1; fetch it again");
        }
        return shape;
    }

    private static int requireRank(Path path, int rank) throws DataFileException {
        if (rank > ArrayLimits.MAX_RANK) {
            throw new DataFileException(path + " has a damaged header: its rank is " + rank + ", but "
                    + ArrayLimits.MAX_RANK + " is the most that can be read; fetch it again");
        }
        return rank;
    }

    private static void requireUnsignedBytes(Path path, byte typeCode) throws DataFileException {
        if (typeCode != UNSIGNED_BYTE) {
            String type = switch (typeCode) {
                case 0x09 -> "signed bytes";
                case 0x0B -> "shorts";
                case 0x0C -> "ints";
                case 0x0D -> "floats";
                case 0x0E -> "doubles";
                default -> "no type that IDX knows";
            };
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s has the unsupported type code 0x%02X (%s); save its values as unsigned bytes, type code 0x08,"
                            + " from 0 to 255",
                    path,
                    typeCode,
                    type));
        }
    }

    private static byte[] readData(Path path, int[] shape, DataInputStream in) throws IOException {
        int size = requireReadable(path, shape);
        byte[] data = in.readNBytes(size);
        if (data.length < size) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s is cut short: its header promises %s = %,d bytes but only %,d follow; fetch it again",
                    path,
                    describe(shape),
                    size,
                    data.length));
        }
        if (in.read() != -1) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s goes on after the %s = %,d bytes that its header promises; fetch it again",
                    path,
                    describe(shape),
                    size));
        }
        return data;
    }

    private static int requireReadable(Path path, int[] shape) throws DataFileException {
        long size = 1;
        for (int dimension : shape) {
            size *= dimension; // below 2⁶², as both factors are below 2³¹
            if (size > MAX_BYTES) {
                throw new DataFileException(String.format(
                        Locale.ROOT,
                        "%s promises an array of shape %s, but this JVM can read at most %,d bytes;"
                                + " the file is damaged, or Java needs a larger -Xmx",
                        path,
                        describe(shape),
                        MAX_BYTES));
            }
        }
        return (int) size;
    }

    private static String describe(int[] shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" × ", "(", ")"));
    }
}
