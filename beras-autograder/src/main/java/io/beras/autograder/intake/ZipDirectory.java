package io.beras.autograder.intake;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The end of a zip file, which says how large its table of contents is.
 *
 * <p>{@link java.util.zip.ZipFile} reads the whole table into memory; the table of a hostile file has 1 GB.
 */
final class ZipDirectory {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRIES = 10;
    private static final int BYTES = 12;
    private static final int COMMENT = 20;
    private static final long MOST_BYTES = 8_000_000;

    private ZipDirectory() {}

    /** Returns a sentence about the reason not to open the file, or nothing. */
    static Optional<String> problem(Path file) throws IOException {
        ByteBuffer tail = tail(file);
        if (tail.limit() == 0) {
            return Optional.of("The submission is an empty file of 0 bytes");
        }
        int end = lastEnd(tail);
        if (end < 0) {
            return Optional.of("The submission is not a zip file, or only the beginning of a zip file");
        }
        long entries = Short.toUnsignedLong(tail.getShort(end + ENTRIES));
        long bytes = Integer.toUnsignedLong(tail.getInt(end + BYTES));
        if (entries > Limits.MOST_ENTRIES || bytes > MOST_BYTES) {
            return Optional.of("The zip file has more than " + Limits.MOST_ENTRIES + " files");
        }
        return Optional.empty();
    }

    private static ByteBuffer tail(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(in.length(), LENGTH + LONGEST_COMMENT)];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** A comment may follow. Java looks for the last signature too, so both read the same table. */
    private static int lastEnd(ByteBuffer tail) {
        for (int i = tail.limit() - LENGTH; i >= 0; i--) {
            if (tail.getInt(i) == SIGNATURE) {
                int comment = Short.toUnsignedInt(tail.getShort(i + COMMENT));
                return i + LENGTH + comment == tail.limit() ? i : -1;
            }
        }
        return -1;
    }
}
