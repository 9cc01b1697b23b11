package io.beras.exchange.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields of a message of Protocol Buffers: what the tests need of it. */
final class ProtobufReader {

    private final Map<Integer, List<Object>> fields = new TreeMap<>();

    ProtobufReader(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            long key = varint(bytes);
            fields.computeIfAbsent((int) (key >>> 3), field -> new ArrayList<>())
                    .add(value(bytes, (int) key & 7));
        }
    }

    private static Object value(ByteBuffer bytes, int wireType) {
        if (wireType == 0) {
            return varint(bytes);
        }
        if (wireType == 5) {
            return bytes.getFloat();
        }
        if (wireType != 2) {
            throw new IllegalArgumentException("wire type " + wireType);
        }
        byte[] value = new byte[Math.toIntExact(varint(bytes))];
        bytes.get(value);
        return value;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        byte next;
        int shift = 0;
        do {
            next = bytes.get();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** Returns the values of a field in their order. */
    List<Object> values(int field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Returns the only integer of a field. */
    long integer(int field) {
        return (Long) only(field);
    }

    /** Returns the only bytes of a field. */
    byte[] bytes(int field) {
        return (byte[]) only(field);
    }

    /** Returns the only text of a field. */
    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    /** Returns the messages of a field in their order. */
    List<ProtobufReader> messages(int field) {
        return values(field).stream()
                .map(value -> new ProtobufReader((byte[]) value))
                .toList();
    }

    /** Returns the only message of a field. */
    ProtobufReader message(int field) {
        return new ProtobufReader(bytes(field));
    }

    private Object only(int field) {
        List<Object> values = values(field);
        if (values.size() != 1) {
            throw new IllegalArgumentException("field " + field + " occurs " + values.size() + " times");
        }
        return values.get(0);
    }
}
