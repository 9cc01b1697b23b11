package io.beras.exchange.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in the encoding of Protocol Buffers: fields, each a key and a value.
 *
 * <p>The key is a variable-length integer (varint): field number · 8 + wire type. Three wire types are enough for ONNX: 0 is a
 * varint, 2 a length and that many bytes (text, bytes, a message), 5 four bytes (a float).
 *
 * <p>A varint has 7 bits in each byte, the lowest bits first; the highest bit of a byte is 1 if more bytes follow. 300 is
 * {@code AC 02}. A negative integer has 64 bits, so it takes ten bytes.
 *
 * <pre>{@code
 * new ProtobufMessage().varint(1, 300).text(2, "beras");      // 08 AC 02 12 05 62 65 72 61 73
 * }</pre>
 *
 * <p>The fields have the order of the calls. A message that is added to another message must be complete.
 *
 * <p>Source: Protocol Buffers documentation, "Encoding".
 */
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    /** Bytes of the message; a list of parts needs no copy of large weights. */
    @FunctionalInterface
    private interface Part {
        void writeTo(OutputStream out) throws IOException;
    }

    private final List<Part> parts = new ArrayList<>();
    private long size;

    /** Adds an integer. */
    ProtobufMessage varint(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    /** Adds integers, each with its own key, as in version 2 of Protocol Buffers. */
    ProtobufMessage varints(int field, long... values) {
        for (long value : values) {
            varint(field, value);
        }
        return this;
    }

    /** Adds a 32-bit number. */
    ProtobufMessage float32(int field, float value) {
        key(field, FIXED_32);
        int bits = Float.floatToIntBits(value);
        return append((byte) bits, (byte) (bits >>> 8), (byte) (bits >>> 16), (byte) (bits >>> 24));
    }

    /** Adds a text, in UTF-8. */
    ProtobufMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds texts, each with its own key. */
    ProtobufMessage texts(int field, List<String> values) {
        values.forEach(value -> text(field, value));
        return this;
    }

    /** Adds bytes, without copying them. */
    ProtobufMessage bytes(int field, byte... value) {
        key(field, LENGTH_DELIMITED);
        varint(value.length);
        return append(value);
    }

    /** Adds a message inside this message. */
    ProtobufMessage message(int field, ProtobufMessage value) {
        key(field, LENGTH_DELIMITED);
        varint(value.size);
        parts.add(value::writeTo);
        size += value.size;
        return this;
    }

    /** Returns the number of bytes. */
    long size() {
        return size;
    }

    /** Writes the bytes. */
    void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            part.writeTo(out);
        }
    }

    private void key(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        byte[] bytes = new byte[(63 - Long.numberOfLeadingZeros(value | 1)) / 7 + 1];
        for (int i = 0; i < bytes.length; i++) {
            int more = i < bytes.length - 1 ? 0x80 : 0;
            bytes[i] = (byte) (((value >>> (7 * i)) & 0x7F) | more);
        }
        append(bytes);
    }

    private ProtobufMessage append(byte... bytes) {
        parts.add(out -> out.write(bytes));
        size += bytes.length;
        return this;
    }
}
