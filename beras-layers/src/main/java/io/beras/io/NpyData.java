package io.beras.io;

import io.beras.core.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;

/** The numbers of a .npy array, which follow its header: little-endian, in C order. */
final class NpyData {

    // The bytes arrive in pieces, are joined, and become numbers: three times their size for a moment.
    private static final long MOST_BYTES =
            Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4);

    private static final int CHUNK = 1 << 13;

    private NpyData() {}

    /** Reads the numbers that a header promises; memory is taken as they arrive, never because of the promise. */
    static Tensor read(NpyHeader header, InputStream in) throws IOException {
        if (header.dataBytes() > MOST_BYTES) {
            throw new NpyException(String.format(
                    Locale.ROOT,
                    "promises %,d bytes of numbers, but this JVM can read at most %,d;"
                            + " the file is damaged, or Java needs a larger -Xmx",
                    header.dataBytes(),
                    MOST_BYTES));
        }
        byte[] bytes = in.readNBytes((int) header.dataBytes());
        if (bytes.length < header.dataBytes() || in.read() != -1) {
            throw new NpyException(String.format(
                    Locale.ROOT,
                    "is damaged: its header promises %,d bytes of numbers, but %s follow",
                    header.dataBytes(),
                    bytes.length < header.dataBytes() ? String.format(Locale.ROOT, "%,d", bytes.length) : "more"));
        }
        return tensor(header, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Tensor tensor(NpyHeader header, ByteBuffer bytes) {
        return switch (header.type()) {
            case FLOAT -> {
                float[] numbers = new float[header.length()];
                bytes.asFloatBuffer().get(numbers);
                yield Tensor.of(numbers, header.shape());
            }
            case DOUBLE -> {
                double[] numbers = new double[header.length()];
                bytes.asDoubleBuffer().get(numbers);
                yield Tensor.of(header.type(), numbers, header.shape());
            }
            default -> {
                int[] numbers = new int[header.length()];
                bytes.asIntBuffer().get(numbers);
                yield Tensor.of(Nd4j.createFromArray(numbers).reshape(header.shape()));
            }
        };
    }

    /** Writes the numbers of a tensor. */
    static void write(Tensor tensor, OutputStream out) throws IOException {
        switch (tensor.dataType()) {
            case FLOAT -> {
                float[] numbers = tensor.toFloatArray();
                write(
                        numbers.length,
                        Float.BYTES,
                        out,
                        (chunk, from, to) -> chunk.asFloatBuffer().put(numbers, from, to - from));
            }
            case DOUBLE -> {
                double[] numbers = tensor.toDoubleArray();
                write(
                        numbers.length,
                        Double.BYTES,
                        out,
                        (chunk, from, to) -> chunk.asDoubleBuffer().put(numbers, from, to - from));
            }
            default -> {
                int[] numbers = tensor.toIntArray();
                write(
                        numbers.length,
                        Integer.BYTES,
                        out,
                        (chunk, from, to) -> chunk.asIntBuffer().put(numbers, from, to - from));
            }
        }
    }

    private static void write(int length, int width, OutputStream out, Part part) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * width).order(ByteOrder.LITTLE_ENDIAN);
        for (long from = 0; from < length; from += CHUNK) {
            int to = (int) Math.min(from + CHUNK, length);
            part.put(chunk, (int) from, to);
            out.write(chunk.array(), 0, (to - (int) from) * width);
        }
    }

    /** Puts some numbers at the beginning of a chunk. */
    private interface Part {
        void put(ByteBuffer chunk, int from, int to);
    }
}
