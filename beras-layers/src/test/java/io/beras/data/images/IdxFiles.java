package io.beras.data.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Writes small valid and invalid IDX files for the tests. */
public final class IdxFiles {

    private IdxFiles() {}

    static byte[] file(int[] shape, int... data) {
        return file(0x08, shape, data);
    }

    static byte[] file(int typeCode, int[] shape, int... data) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * shape.length + data.length);
        file.putShort((short) 0).put((byte) typeCode).put((byte) shape.length);
        for (int size : shape) {
            file.putInt(size);
        }
        for (int value : data) {
            file.put((byte) value);
        }
        return file.array();
    }

    public static byte[] images(int count, int rows, int columns) {
        int[] pixels = new int[count * rows * columns];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i;
        }
        return file(new int[] {count, rows, columns}, pixels);
    }

    static byte[] labels(int... labels) {
        return file(new int[] {labels.length}, labels);
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
