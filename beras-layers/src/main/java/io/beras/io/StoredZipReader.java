package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a {@link StoredZip}, and refuses any other zip archive.
 *
 * <p>The reader compares each header with the header that the writer would write. So compression, encryption, gaps,
 * overlaps, hidden entries and a second directory can't occur.
 */
final class StoredZipReader {

    private static final int MAX_NAME_BYTES = 4096;

    private final FileChannel file;
    private final long size;

    /** Creates a reader of an open file. */
    StoredZipReader(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /**
     * Returns the entries in their order.
     *
     * @throws IOException if the file is not such an archive; the message is a predicate: "is damaged: …"
     */
    Map<String, StoredZip.Entry> entries() throws IOException {
        Map<String, StoredZip.Entry> entries = new LinkedHashMap<>();
        long position = 0;
        while (signature(position) == StoredZip.LOCAL_SIGNATURE) {
            StoredZip.Entry entry = local(position);
            if (entries.put(entry.name(), entry) != null) {
                throw new IOException("is damaged: it holds " + Quoted.of(entry.name()) + " twice; save it again");
            }
            position = entry.end();
        }
        long directory = position;
        for (StoredZip.Entry entry : entries.values()) {
            requireSame(position, entry.directoryHeader(), "the directory");
            requireSame(position + StoredZip.DIRECTORY_BYTES, UTF_8.encode(entry.name()), "the directory");
            position += StoredZip.DIRECTORY_BYTES + entry.nameBytes();
        }
        requireSame(
                position, StoredZip.end(entries.size(), directory, position - directory), "the end of the directory");
        if (position + StoredZip.END_BYTES != size) {
            throw new IOException("is damaged: " + (size - position - StoredZip.END_BYTES)
                    + " bytes follow the end of the archive; save it again");
        }
        return entries;
    }

    /** Returns the content of an entry, from its start; the stream needs no closing. */
    InputStream content(StoredZip.Entry entry) {
        return new Slice(entry.start(), entry.end());
    }

    private StoredZip.Entry local(long position) throws IOException {
        ByteBuffer header = read(position, StoredZip.LOCAL_BYTES, "the header of an entry");
        int method = Short.toUnsignedInt(header.getShort(8));
        if (method != 0) {
            throw new IOException("has a compressed entry (method " + method
                    + "), but entries of a model are stored; save the model with model.save(file)");
        }
        int nameBytes = Short.toUnsignedInt(header.getShort(26));
        if (nameBytes == 0 || nameBytes > MAX_NAME_BYTES) {
            throw new IOException("is damaged: a name of " + nameBytes + " bytes, but from 1 to " + MAX_NAME_BYTES
                    + " are possible; save it again");
        }
        String name = text(read(position + StoredZip.LOCAL_BYTES, nameBytes, "the name of an entry"));
        StoredZip.Entry entry = new StoredZip.Entry(
                name, nameBytes, position, Integer.toUnsignedLong(header.getInt(22)), header.getInt(14));
        if (!entry.localHeader().equals(header)) {
            throw new IOException("is damaged, or was not written by Beras: the header of " + Quoted.of(name)
                    + " differs from a stored entry; save it again");
        }
        if (entry.end() > size - StoredZip.END_BYTES) {
            throw new IOException("is cut short or damaged: " + Quoted.of(name) + " would have " + entry.size()
                    + " bytes, but the file has " + size + " bytes; fetch it again");
        }
        return entry;
    }

    private int signature(long position) throws IOException {
        return read(position, Integer.BYTES, "the directory").getInt(0);
    }

    private void requireSame(long position, ByteBuffer wanted, String what) throws IOException {
        if (!read(position, wanted.remaining(), what).equals(wanted)) {
            throw new IOException("is damaged: " + what + " of the archive differs from its entries; save it again");
        }
    }

    private ByteBuffer read(long position, int bytes, String what) throws IOException {
        if (bytes > size - position) {
            throw new IOException(
                    "is cut short: it ends after " + size + " bytes, within " + what + "; fetch it again");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("became shorter while it was read; read it again");
            }
        }
        return buffer.flip();
    }

    /** Returns a name that is UTF-8, and that no program could mistake for a path outside a folder. */
    private static String text(ByteBuffer bytes) throws IOException {
        String name;
        try {
            name = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("is damaged: the name of an entry is not UTF-8; save it again", e);
        }
        @Nullable String problem = EntryNames.problem(name);
        if (problem != null) {
            throw new IOException("is damaged: the name " + Quoted.of(name) + " " + problem + "; save it again");
        }
        return name;
    }

    /** The bytes of a file between two positions. */
    private final class Slice extends InputStream {
        private long position;
        private final long end;

        Slice(long start, long end) {
            this.position = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int wanted = (int) Math.min(length, end - position);
            int count = wanted == 0 ? -1 : file.read(ByteBuffer.wrap(bytes, from, wanted), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
