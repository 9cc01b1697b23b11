package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A file of a JSON text and named tensors: a zip archive of the entry {@code model.json} and an entry {@code NAME.npy} for
 * each tensor. {@code Model.save} writes such a file.
 *
 * <pre>{@code
 * TensorArchive.write(file, "{\"epoch\": 3}", Map.of("weights/w", w));
 * try (TensorArchive archive = TensorArchive.open(file)) {
 *     Tensor w = archive.tensor("weights/w");                 // numpy.load(file)["weights/w"] reads it too
 * }
 * }</pre>
 *
 * <p>The entries are stored without compression. Reading is strict: each byte that is not an array or the JSON text must be as
 * {@code write} writes it, and each header must agree with the size of its entry before memory is allocated. Beside the JSON
 * text, reading allocates a small multiple of the size of the file at most.
 */
public final class TensorArchive implements Closeable {

    private static final String JSON = "model.json";
    private static final String SUFFIX = ".npy";
    /** The longest JSON text: an architecture with its settings takes kilobytes. */
    private static final long MAX_JSON_BYTES = 8L << 20;

    private static final byte[] START = start();

    private final Path path;
    private final FileChannel file;
    private final StoredZipReader zip;
    private final String json;
    private final Map<String, StoredZip.Entry> entries = new LinkedHashMap<>();
    private final Map<String, NpyHeader> headers = new LinkedHashMap<>();
    private long tensorBytes;

    private TensorArchive(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        if (!isStartOf(path)) {
            throw new IOException(
                    "is no model of Beras" + FileKind.butIs(path) + "; give a file that model.save(file) has written");
        }
        zip = new StoredZipReader(file);
        Map<String, StoredZip.Entry> all = zip.entries();
        json = text(Objects.requireNonNull(all.remove(JSON)));
        for (StoredZip.Entry entry : all.values()) {
            String name = entry.name();
            if (!name.endsWith(SUFFIX)) {
                throw new IOException("holds " + Quoted.of(name) + ", which is neither " + JSON
                        + " nor a .npy array; save the model with model.save(file)");
            }
            String array = EntryNames.decode(name.substring(0, name.length() - SUFFIX.length()));
            entries.put(array, entry);
            NpyHeader header = header(entry);
            headers.put(array, header);
            tensorBytes += header.dataBytes();
        }
    }

    /**
     * Writes a JSON text and tensors under their names, and replaces the file. An error leaves the old file unchanged.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public static void write(Path file, String json, Map<String, ? extends Tensor> tensors) throws IOException {
        byte[] text = json.getBytes(UTF_8);
        if (text.length > MAX_JSON_BYTES) {
            throw new IOException("Cannot write " + file + ": its settings would take " + text.length + " bytes, but "
                    + MAX_JSON_BYTES + " are the most; store long lists as tensors.");
        }
        AtomicFiles.write(file, out -> {
            StoredZipWriter zip = new StoredZipWriter(out);
            zip.add(JSON, entry -> entry.write(text));
            for (Map.Entry<String, ? extends Tensor> named : tensors.entrySet()) {
                Tensor tensor = named.getValue();
                zip.add(EntryNames.encode(named.getKey()) + SUFFIX, entry -> {
                    entry.write(new NpyHeader(tensor.dataType(), tensor.shape()).bytes());
                    NpyData.write(tensor, entry);
                });
            }
            zip.finish();
        });
    }

    /** Returns whether a file starts as such an archive does. */
    public static boolean isStartOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START.length);
            return start.length == START.length && isStart(start);
        } catch (IOException e) {
            return false; // the caller opens the file, and reports the same exception
        }
    }

    /** Returns whether a file that starts with these bytes is such an archive: the signature and the first name. */
    static boolean isStart(byte... start) {
        int name = StoredZip.LOCAL_BYTES;
        return start.length >= START.length
                && Arrays.equals(START, 0, Integer.BYTES, start, 0, Integer.BYTES)
                && Arrays.equals(START, name, START.length, start, name, START.length);
    }

    private static byte[] start() {
        byte[] name = JSON.getBytes(UTF_8);
        ByteBuffer header = new StoredZip.Entry(JSON, name.length, 0, 0, 0).localHeader();
        return ByteBuffer.allocate(StoredZip.LOCAL_BYTES + name.length)
                .put(header)
                .put(name)
                .array();
    }

    /**
     * Opens a file, and reads its JSON text and the shapes of its tensors.
     *
     * @throws DataFileException if the file is missing, damaged, or another kind of file
     */
    public static TensorArchive open(Path path) throws DataFileException {
        DataFiles.requireFile(path, "a model that model.save(file) has written");
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new TensorArchive(path, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (NpyException e) {
            throw new DataFileException(path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw e.getMessage() == null || e instanceof java.nio.file.FileSystemException
                    ? DataFiles.unreadable(path, e)
                    : new DataFileException(path + " " + e.getMessage(), e);
        }
    }

    /** Returns the JSON text. */
    public String json() {
        return json;
    }

    /** Returns the names of the tensors in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Returns the shape of a tensor, without reading its elements. */
    public long[] shape(String name) {
        return header(name).shape().clone();
    }

    /** Returns the type of a tensor, without reading its elements. */
    public DataType type(String name) {
        return header(name).type();
    }

    /** Returns the number of bytes of the elements of all tensors. */
    public long tensorBytes() {
        return tensorBytes;
    }

    /**
     * Reads a tensor.
     *
     * @throws DataFileException if its bytes are damaged
     * @throws IllegalArgumentException if there is no tensor of this name
     */
    public Tensor tensor(String name) throws DataFileException {
        header(name);
        StoredZip.Entry entry = Objects.requireNonNull(entries.get(name));
        try {
            CheckedInputStream in = new CheckedInputStream(zip.content(entry), new CRC32());
            Tensor tensor = NpyData.read(NpyHeader.read(in), in);
            requireChecksum(entry, in);
            return tensor;
        } catch (IOException | IllegalArgumentException e) {
            throw new DataFileException(path + ": " + Quoted.of(name) + " " + e.getMessage(), e);
        }
    }

    /** Returns the tensors whose names start with this prefix, by the rest of their names. */
    TensorFile below(String prefix) {
        return new PrefixedTensors(this, prefix);
    }

    NpyHeader header(String name) {
        NpyHeader header = headers.get(name);
        if (header == null) {
            throw new IllegalArgumentException(path + " has no tensor " + Quoted.of(name));
        }
        return header;
    }

    @Override
    public void close() throws DataFileException {
        try {
            file.close();
        } catch (IOException e) {
            throw new DataFileException(path + " cannot be closed (" + e + "); check the disk", e);
        }
    }

    private String text(StoredZip.Entry entry) throws IOException {
        if (entry.size() > MAX_JSON_BYTES) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "has a %s of %,d bytes, but %,d are the most; save the model with model.save(file)",
                    JSON,
                    entry.size(),
                    MAX_JSON_BYTES));
        }
        CheckedInputStream in = new CheckedInputStream(zip.content(entry), new CRC32());
        byte[] bytes = in.readNBytes((int) entry.size());
        requireChecksum(entry, in);
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("is damaged: its " + JSON + " is not UTF-8; save it again", e);
        }
    }

    /** Reads the header of an array, and checks that the array fills its entry. */
    private NpyHeader header(StoredZip.Entry entry) throws IOException {
        Counter in = new Counter(zip.content(entry));
        NpyHeader header;
        try {
            header = NpyHeader.read(in);
        } catch (NpyException e) {
            throw new NpyException(Quoted.of(entry.name()) + " " + e.getMessage());
        }
        if (in.count + header.dataBytes() != entry.size()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "is damaged: the header of %s promises %,d bytes of elements, but its entry has %,d; save it again",
                    Quoted.of(entry.name()),
                    header.dataBytes(),
                    entry.size() - in.count));
        }
        return header;
    }

    private static void requireChecksum(StoredZip.Entry entry, CheckedInputStream in) throws IOException {
        if ((int) in.getChecksum().getValue() != entry.checksum()) {
            throw new NpyException("is damaged: the checksum of " + Quoted.of(entry.name())
                    + " is not that of the archive; save it again");
        }
    }

    /** Counts the bytes that were read. */
    private static final class Counter extends InputStream {
        private final InputStream in;
        private long count;

        Counter(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
