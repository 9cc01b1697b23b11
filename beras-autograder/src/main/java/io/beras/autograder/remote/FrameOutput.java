package io.beras.autograder.remote;

import java.nio.ByteBuffer;

/** A frame that is being written. */
final class FrameOutput {

    private static final int INITIAL_BYTES = 512;

    private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES);

    void putByte(int value) {
        room(Byte.BYTES).put((byte) value);
    }

    /** Writes the kind of the value that follows. */
    FrameOutput putTag(Tag tag) {
        putByte(tag.ordinal());
        return this;
    }

    void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    /** Writes a string, cut at the largest length. */
    void putString(String value) {
        int length = Math.min(value.length(), Limits.STRING_LENGTH);
        putInt(length);
        room(length * Character.BYTES).asCharBuffer().put(value, 0, length);
        skip(length * Character.BYTES);
    }

    /** Writes the elements of a primitive array, without its length. */
    void putElements(Object array) {
        ElementType type = ElementType.of(array);
        int bytes = type.bytes(array);
        type.put(array, room(bytes));
        skip(bytes);
    }

    void append(FrameOutput other) {
        ByteBuffer bytes = other.bytes();
        room(bytes.remaining()).put(bytes);
    }

    /** Returns the bytes that were written. */
    ByteBuffer bytes() {
        return buffer.duplicate().flip();
    }

    private void skip(int bytes) {
        buffer.position(buffer.position() + bytes);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            long needed = (long) buffer.position() + bytes;
            if (needed > Limits.FRAME_BYTES) {
                throw new IllegalArgumentException("values of more than " + (Limits.FRAME_BYTES >> 20)
                        + " MB can't be sent to another process; use smaller arrays");
            }
            int capacity = (int) Math.min(Limits.FRAME_BYTES, Math.max(needed, 2L * buffer.capacity()));
            buffer = ByteBuffer.allocate(capacity).put(bytes());
        }
        return buffer;
    }
}
