package io.beras.autograder.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip files, also such as no good program writes. */
final class ZipBytes {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int UTF_8_FLAG = 1 << 11;

    private final Charset names;
    private final ByteArrayOutputStream files = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();

    /** A line of the table of contents. */
    private record Entry(byte[] name, int crc, int packed, int size, int offset) {}

    ZipBytes(Charset names) {
        this.names = names;
    }

    /** Adds a file. */
    ZipBytes add(String name, byte[] content) {
        byte[] packed = packed(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        Entry entry =
                new Entry(name.getBytes(names), (int) crc.getValue(), packed.length, content.length, files.size());
        entries.add(entry);
        ByteBuffer header = buffer(30)
                .putInt(LOCAL)
                .putShort((short) 20)
                .putShort(flags())
                .putShort((short) 8)
                .putInt(0);
        header.putInt(entry.crc).putInt(entry.packed).putInt(entry.size);
        header.putShort((short) entry.name.length).putShort((short) 0);
        files.writeBytes(header.array());
        files.writeBytes(entry.name);
        files.writeBytes(packed);
        return this;
    }

    /** Adds another name for the bytes of the last file. */
    ZipBytes again(String name) {
        Entry last = entries.get(entries.size() - 1);
        entries.add(new Entry(name.getBytes(names), last.crc, last.packed, last.size, last.offset));
        return this;
    }

    /** Gives the last file another size in the table of contents. */
    ZipBytes withDeclaredSize(int size) {
        Entry last = entries.remove(entries.size() - 1);
        entries.add(new Entry(last.name, last.crc, last.packed, size, last.offset));
        return this;
    }

    /** Overwrites the last compressed bytes of the last file. */
    ZipBytes withDamagedEnd() {
        byte[] bytes = files.toByteArray();
        for (int i = bytes.length - 20; i < bytes.length; i++) {
            bytes[i] = (byte) 0xFF;
        }
        files.reset();
        files.writeBytes(bytes);
        return this;
    }

    Path write(Path file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(files.toByteArray());
        for (Entry entry : entries) {
            ByteBuffer header = buffer(46)
                    .putInt(CENTRAL)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .putShort(flags());
            header.putShort((short) 8)
                    .putInt(0)
                    .putInt(entry.crc)
                    .putInt(entry.packed)
                    .putInt(entry.size);
            header.putShort((short) entry.name.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0);
            header.putShort((short) 0).putInt(0).putInt(entry.offset);
            all.writeBytes(header.array());
            all.writeBytes(entry.name);
        }
        ByteBuffer end = buffer(22)
                .putInt(END)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size());
        end.putInt(all.size() - files.size()).putInt(files.size()).putShort((short) 0);
        all.writeBytes(end.array());
        return Files.write(file, all.toByteArray());
    }

    private short flags() {
        return (short) (names.equals(UTF_8) ? UTF_8_FLAG : 0);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] packed(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
