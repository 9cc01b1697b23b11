package io.beras.io;

import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Reads and writes the elements of an array as .npy files and safetensors files store them: little-endian, in C order. */
final class NpyData {

    // Reading joins pieces and converts them to elements, which takes three times their size for a moment.
    private static final long MAX_BYTES = ArrayLimits.maxLoadedBytes(4);

    private static final int CHUNK = 1 << 13;

    private NpyData() {}

    /** Reads the elements that a header describes. Memory grows with the bytes that arrive, not with the stated size. */
    static Tensor read(NpyHeader header, InputStream in) throws IOException {
        if (header.dataBytes() > MAX_BYTES) {
            throw new NpyException(String.format(
                    Locale.ROOT,
                    "promises %,d bytes of elements, but this JVM can read at most %,d;"
                            + " the file is damaged, or Java needs a larger -Xmx",
                    header.dataBytes(),
                    MAX_BYTES));
        }
        byte[] bytes = in.readNBytes((int) header.dataBytes());
        if (bytes.length < header.dataBytes() || in.read() != -1) {
            throw new NpyException(String.format(
                    Locale.ROOT,
                    "is damaged: its header promises %,d bytes of elements, but %s follow; save it again",
                    header.dataBytes(),
                    bytes.length < header.dataBytes() ? String.format(Locale.ROOT, "%,d", bytes.length) : "more"));
        }
        return StoredType.of(header.type()).tensor(ByteBuffer.wrap(bytes), header.shape());
    }

    /** Writes the elements of a tensor. */
    static void write(Tensor tensor, OutputStream out) throws IOException {
        switch (tensor.dataType()) {
            case FLOAT -> {
                float[] values = tensor.toFloatArray();
                write(
                        values.length,
                        Float.BYTES,
                        out,
                        (chunk, from, to) -> chunk.asFloatBuffer().put(values, from, to - from));
            }
            case DOUBLE -> {
                double[] values = tensor.toDoubleArray();
                write(
                        values.length,
                        Double.BYTES,
                        out,
                        (chunk, from, to) -> chunk.asDoubleBuffer().put(values, from, to - from));
            }
            default -> {
                int[] values = tensor.toIntArray();
                write(
                        values.length,
                        Integer.BYTES,
                        out,
                        (chunk, from, to) -> chunk.asIntBuffer().put(values, from, to - from));
            }
        }
    }

    private static void write(int length, int width, OutputStream out, ChunkWriter writer) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * width).order(ByteOrder.LITTLE_ENDIAN);
        for (long from = 0; from < length; from += CHUNK) {
            int to = (int) Math.min(from + CHUNK, length);
            writer.put(chunk, (int) from, to);
            out.write(chunk.array(), 0, (to - (int) from) * width);
        }
    }

    /** Copies the elements from … to − 1 to the start of a chunk. */
    private interface ChunkWriter {
        void put(ByteBuffer chunk, int from, int to);
    }
}
