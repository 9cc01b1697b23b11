package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes a {@link StoredZip}, entry after entry. */
final class StoredZipWriter {

    private final OutputStream out;
    private final List<StoredZip.Entry> entries = new ArrayList<>();
    private long position;

    /** Creates a writer; the caller closes the stream. */
    StoredZipWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes an entry. Requests its content twice: the header before the content has the checksum of the content. */
    void add(String name, AtomicFiles.Content content) throws IOException {
        byte[] nameBytes = name.getBytes(UTF_8);
        Counter counter = new Counter();
        CheckedOutputStream checked = new CheckedOutputStream(counter, new CRC32());
        content.writeTo(checked);
        StoredZip.Entry entry = new StoredZip.Entry(name, nameBytes.length, position, counter.count, (int)
                checked.getChecksum().getValue());
        requireRoom(entry.end());
        out.write(entry.localHeader().array());
        out.write(nameBytes);
        content.writeTo(out);
        entries.add(entry);
        position = entry.end();
    }

    /** Writes the directory. */
    void finish() throws IOException {
        long directory = position;
        for (StoredZip.Entry entry : entries) {
            byte[] name = entry.name().getBytes(UTF_8);
            out.write(entry.directoryHeader().array());
            out.write(name);
            position += StoredZip.DIRECTORY_BYTES + name.length;
        }
        requireRoom(position);
        out.write(StoredZip.end(entries.size(), directory, position - directory).array());
    }

    private void requireRoom(long end) throws IOException {
        if (end > StoredZip.MAX_BYTES || entries.size() == StoredZip.MAX_ENTRIES) {
            throw new IOException("the model is too large for the format: 4 GB and " + StoredZip.MAX_ENTRIES
                    + " arrays are the most; save the weights in several files with Npz.write");
        }
    }

    /** Counts bytes. */
    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
