package io.beras.autograder.remote;

import java.nio.ByteBuffer;

/** A frame that is being read; each length is compared with the bytes that are there before anything is allocated. */
final class FrameInput {

    private final ByteBuffer buffer;
    private int values;

    FrameInput(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    int takeByte() throws ProtocolException {
        return require(Byte.BYTES).get();
    }

    boolean takeBoolean() throws ProtocolException {
        return takeByte() != 0;
    }

    int takeInt() throws ProtocolException {
        return require(Integer.BYTES).getInt();
    }

    long takeLong() throws ProtocolException {
        return require(Long.BYTES).getLong();
    }

    double takeDouble() throws ProtocolException {
        return require(Double.BYTES).getDouble();
    }

    /** Returns an int from 0 to a limit. */
    int takeLength(int limit) throws ProtocolException {
        int length = takeInt();
        if (length < 0 || length > limit) {
            throw new ProtocolException("a length of " + length + ", where at most " + limit + " is allowed");
        }
        return length;
    }

    String takeString() throws ProtocolException {
        int length = takeLength(Limits.STRING_LENGTH);
        String value =
                require(length * Character.BYTES).asCharBuffer().limit(length).toString();
        skip(length * Character.BYTES);
        return value;
    }

    /** Returns a primitive array of this type and length. */
    Object takeElements(ElementType type, int length) throws ProtocolException {
        if (length > buffer.remaining() / type.width()) {
            throw new ProtocolException("an array of " + length + " elements in a frame that is shorter");
        }
        Object array = type.take(buffer, length);
        skip(length * type.width());
        return array;
    }

    /** Counts a value of a list or map. */
    void countValue() throws ProtocolException {
        if (++values > Limits.VALUES_PER_FRAME) {
            throw new ProtocolException("more than " + Limits.VALUES_PER_FRAME + " values in a frame");
        }
    }

    void requireEnd() throws ProtocolException {
        if (buffer.hasRemaining()) {
            throw new ProtocolException(buffer.remaining() + " bytes too many in a frame");
        }
    }

    private void skip(int bytes) {
        buffer.position(buffer.position() + bytes);
    }

    private ByteBuffer require(int bytes) throws ProtocolException {
        if (buffer.remaining() < bytes) {
            throw new ProtocolException("a frame that ends too early");
        }
        return buffer;
    }
}
