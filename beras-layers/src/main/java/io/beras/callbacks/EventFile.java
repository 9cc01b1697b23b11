package io.beras.callbacks;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * An event file of TensorBoard with scalars: records in protocol buffers, written by hand.
 *
 * <p>A record is: length of the data (int64), masked CRC-32C of the length, data, masked CRC-32C of the data, little-endian.
 * The data are an {@code Event}: 1 wall time (double), 2 step (varint), 3 version of the file (string), 5 summary, 7 session
 * log. A summary holds values: 1 tag (string), 2 value (float).
 *
 * <p>Source: TensorFlow, "core/util/event.proto", "core/framework/summary.proto", "core/lib/io/record_writer.h".
 */
final class EventFile implements AutoCloseable {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;
    private static final int MASK = 0xa282ead8;

    private final OutputStream out;

    /** Creates a new file in a folder, for events from this step on. A reader drops events of these steps in older files. */
    EventFile(Path folder, long firstStep) throws IOException {
        Files.createDirectories(folder);
        out = create(folder, System.currentTimeMillis() / 1000);
        write(event(0, 3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)));
        write(event(firstStep, 7, new Message().varint(1, 1).bytes())); // SessionLog.START
        out.flush();
    }

    /** Appends a scalar of a step, and leaves the file whole. */
    void add(String tag, double value, long step) throws IOException {
        byte[] scalar = new Message()
                .bytes(1, tag.getBytes(StandardCharsets.UTF_8))
                .fixed32(2, (float) value)
                .bytes();
        write(event(step, 5, new Message().bytes(1, scalar).bytes()));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static OutputStream create(Path folder, long seconds) throws IOException {
        for (int i = 0; ; i++) {
            String name = String.format(
                    Locale.ROOT,
                    "events.out.tfevents.%010d.beras.%d.%d",
                    seconds,
                    ProcessHandle.current().pid(),
                    i);
            try {
                return Files.newOutputStream(folder.resolve(name), CREATE_NEW, WRITE);
            } catch (FileAlreadyExistsException e) {
                if (i == Integer.MAX_VALUE) {
                    throw e;
                }
            }
        }
    }

    private static byte[] event(long step, int field, byte[] content) {
        return new Message()
                .fixed64(1, System.currentTimeMillis() * 1e-3)
                .varint(2, step)
                .bytes(field, content)
                .bytes();
    }

    /** Writes a record with one call, so that a kill leaves whole records as far as the system allows. */
    private void write(byte[] data) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedChecksum(record.array(), Long.BYTES));
        record.put(data);
        record.putInt(maskedChecksum(data, data.length));
        out.write(record.array());
    }

    private static int maskedChecksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }

    /** A message of protocol buffers: fields one after the other, each with its number and kind. */
    private static final class Message {

        private ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

        Message varint(int field, long value) {
            key(field, VARINT);
            putVarint(value);
            return this;
        }

        Message fixed64(int field, double value) {
            key(field, FIXED_64);
            reserve(Double.BYTES).putDouble(value);
            return this;
        }

        Message fixed32(int field, float value) {
            key(field, FIXED_32);
            reserve(Float.BYTES).putFloat(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            key(field, BYTES);
            putVarint(value.length);
            reserve(value.length).put(value);
            return this;
        }

        byte[] bytes() {
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return bytes;
        }

        private void key(int field, int kind) {
            putVarint((long) field << 3 | kind);
        }

        /** Writes seven bits in a byte, the lowest first; the highest bit of a byte says that another byte follows. */
        private void putVarint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                reserve(1).put((byte) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            reserve(1).put((byte) rest);
        }

        private ByteBuffer reserve(int bytes) {
            if (buffer.remaining() < bytes) {
                ByteBuffer larger =
                        ByteBuffer.allocate(2 * (buffer.position() + bytes)).order(ByteOrder.LITTLE_ENDIAN);
                buffer = larger.put(buffer.flip());
            }
            return buffer;
        }
    }
}
