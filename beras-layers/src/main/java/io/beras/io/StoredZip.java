package io.beras.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The only layout of a zip archive that {@link TensorArchive} writes and reads: stored entries without gaps, without extra
 * fields and comments, then a directory that repeats their headers, then the end record.
 *
 * <p>Every byte of such a file is determined by the entries. So two programs can't read different content in one file.
 *
 * <p>Source: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class StoredZip {

    static final int LOCAL_SIGNATURE = 0x04034B50;
    static final int DIRECTORY_SIGNATURE = 0x02014B50;
    static final int END_SIGNATURE = 0x06054B50;

    static final int LOCAL_BYTES = 30;
    static final int DIRECTORY_BYTES = 46;
    static final int END_BYTES = 22;

    /** The size above which a zip archive would need the fields of Zip64. */
    static final long MAX_BYTES = 0xFFFF_FFFFL;

    static final int MAX_ENTRIES = 0xFFFF;

    private static final short VERSION = 20;
    /** Names are in UTF-8. */
    private static final short FLAGS = 0x800;

    private static final short STORED = 0;
    private static final short MIDNIGHT = 0;
    /** The first of February 1980: a fixed date, so that equal models give equal files. */
    private static final short DATE = 0x41;

    private StoredZip() {}

    /** An entry: the position of its header, and its name, size and checksum. */
    record Entry(String name, int nameBytes, long position, long size, int checksum) {

        /** Returns the position of the content. */
        long start() {
            return position + LOCAL_BYTES + nameBytes;
        }

        /** Returns the position behind the content. */
        long end() {
            return start() + size;
        }

        /** Returns the header before the content, without the name. */
        ByteBuffer localHeader() {
            return common(buffer(LOCAL_BYTES).putInt(LOCAL_SIGNATURE)).flip();
        }

        /** Returns the header in the directory, without the name. */
        ByteBuffer directoryHeader() {
            ByteBuffer header = buffer(DIRECTORY_BYTES).putInt(DIRECTORY_SIGNATURE);
            return common(header.putShort(VERSION))
                    .putShort((short) 0) // no comment
                    .putShort((short) 0) // the first disk
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt((int) position)
                    .flip();
        }

        private ByteBuffer common(ByteBuffer header) {
            return header.putShort(VERSION)
                    .putShort(FLAGS)
                    .putShort(STORED)
                    .putShort(MIDNIGHT)
                    .putShort(DATE)
                    .putInt(checksum)
                    .putInt((int) size)
                    .putInt((int) size)
                    .putShort((short) nameBytes)
                    .putShort((short) 0); // no extra field
        }
    }

    /** Returns the end record of an archive. */
    static ByteBuffer end(int entries, long directory, long directoryBytes) {
        return buffer(END_BYTES)
                .putInt(END_SIGNATURE)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt((int) directoryBytes)
                .putInt((int) directory)
                .putShort((short) 0)
                .flip();
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
