package io.beras.exchange.pytorch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import io.beras.exchange.archive.StoredArchive;
import io.beras.exchange.pytorch.PickleValues.Storage;
import io.beras.exchange.pytorch.PickleValues.StoredTensor;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import io.beras.io.StoredType;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An open file of {@code torch.save(model.state_dict(), file)}: named tensors, each read when it is requested.
 *
 * <pre>{@code
 * try (StateDict weights = StateDict.open(Path.of("model.pt"))) {
 *     Tensor w = weights.tensor("0.weight");                     // (out, in), as PyTorch stores a Linear layer
 * }
 * }</pre>
 *
 * <p>The file contains a pickle, but nothing in the file is run. The reader refuses each class and each function that no
 * state_dict needs, and names it. Views of a common storage are read by their strides. float16 and bfloat16 become FLOAT.
 *
 * <p>All sizes are checked when the file is opened. Opening takes memory for the names and shapes, reading a tensor a small
 * multiple of the size of the tensor, which is not larger than its storage in the file.
 *
 * <p>Source: PyTorch, "Serialization semantics", file format of version 1.6 and later.
 */
public final class StateDict implements Closeable {

    private static final String KIND = "a file of PyTorch";
    private static final String REMEDY = "save it again with torch.save(model.state_dict(), file)";
    private static final String PICKLE = "/data.pkl";

    /** The longest pickle: about 14,000 tensors. */
    private static final int MAX_PICKLE_BYTES = 2 << 20;

    private static final int MAX_BYTE_ORDER_BYTES = 16;
    private static final byte PICKLE_START = (byte) 0x80;

    private final Path path;
    private final StoredArchive archive;
    private final String folder;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();

    private StateDict(Path path, StoredArchive archive) throws IOException {
        this.path = path;
        this.archive = archive;
        this.folder = folder(archive.names());
        if (archive.names().contains(folder + "/constants.pkl")) {
            throw new IOException("is a TorchScript program; " + REMEDY);
        }
        requireLittleEndian();
        Object value = PickleReader.read(archive.read(folder + PICKLE, MAX_PICKLE_BYTES));
        if (!(value instanceof Map<?, ?> dictionary)) {
            throw new IOException("holds " + PickleValues.kind(value) + ", not a state_dict; " + REMEDY);
        }
        for (Map.Entry<?, ?> named : dictionary.entrySet()) {
            add(named.getKey().toString(), named.getValue());
        }
    }

    /**
     * Opens a file, and reads the names and shapes of its tensors.
     *
     * @throws DataFileException if the file is missing, damaged, of an old version, or holds more than tensors
     */
    public static StateDict open(Path path) throws DataFileException {
        DataFiles.requireFile(path, KIND);
        requireNew(path);
        StoredArchive archive = StoredArchive.open(path, KIND, REMEDY);
        try {
            return new StateDict(path, archive);
        } catch (IOException e) {
            archive.close();
            throw new DataFileException(path + " " + e.getMessage(), e);
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** Returns the names of the tensors in their order: that of the modules. */
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    /**
     * Returns the names of the tensors that are left out, with their types: counters such as "1.num_batches_tracked", which is
     * int64.
     */
    public Map<String, String> skipped() {
        return Collections.unmodifiableMap(skipped);
    }

    /** Returns the shape of a tensor, without reading its elements. */
    public long[] shape(String name) {
        return stored(name).shape().clone();
    }

    /** Returns the type of a tensor in the file, without reading its elements. */
    public StoredType type(String name) {
        return StorageType.readable(stored(name).storage().type()).orElseThrow();
    }

    /**
     * Reads a tensor in row-major order.
     *
     * @throws DataFileException if its bytes are damaged, or it has no elements
     * @throws IllegalArgumentException if there is no tensor of this name
     */
    public Tensor tensor(String name) throws DataFileException {
        StoredTensor stored = stored(name);
        StoredType type = type(name);
        try {
            Strides strides = new Strides(stored);
            type.requireReadable(stored.shape());
            type.requireReadable(strides.span());
            byte[] span = archive.read(
                    entry(stored.storage()), stored.offset() * type.width(), (int) strides.span() * type.width());
            return type.tensor(ByteBuffer.wrap(strides.inOrder(span, type.width())), stored.shape());
        } catch (IOException e) {
            throw new DataFileException(path + ": " + Quoted.of(name) + " " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws DataFileException {
        archive.close();
    }

    private StoredTensor stored(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(path + " has no tensor " + Quoted.of(name));
        }
        return tensor;
    }

    /** Files before PyTorch 1.6 are pickles without an archive around them. */
    private static void requireNew(Path path) throws DataFileException {
        try (InputStream in = Files.newInputStream(path)) {
            if (Arrays.equals(in.readNBytes(2), new byte[] {PICKLE_START, 2})) {
                throw new DataFileException(
                        path + " was saved in the format before PyTorch 1.6; load it with torch.load and"
                                + " save it again with torch 1.6 or later");
            }
        } catch (IOException e) {
            throw DataFiles.unreadable(path, e);
        }
    }

    /** Returns the folder of all entries, which has the name of the file when it was saved. */
    private static String folder(Set<String> names) throws IOException {
        List<String> pickles = names.stream()
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
                .toList();
        if (pickles.size() != 1) {
            throw new IOException("is not " + KIND + ": it has " + (pickles.isEmpty() ? "no" : "more than one")
                    + " entry \"…" + PICKLE + "\"; " + REMEDY);
        }
        return pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
    }

    private void requireLittleEndian() throws IOException {
        String entry = folder + "/byteorder";
        if (archive.size(entry) < 0) {
            return; // older versions of PyTorch wrote no such entry, and little-endian elements
        }
        String order = new String(archive.read(entry, MAX_BYTE_ORDER_BYTES), UTF_8);
        if (!order.equals("little")) {
            throw new IOException("has elements in the byte order " + Quoted.of(order)
                    + ", not \"little\"; save it again on a machine" + " that is little-endian");
        }
    }

    private void add(String name, Object value) throws IOException {
        if (!(value instanceof StoredTensor tensor)) {
            throw new IOException("holds " + Quoted.of(name) + ", which is " + PickleValues.kind(value)
                    + ", but a state_dict has only tensors; " + REMEDY);
        }
        Storage storage = tensor.storage();
        if (StorageType.readable(storage.type()).isEmpty()) {
            skipped.put(name, StorageType.otherName(storage.type()));
            return;
        }
        try {
            new Strides(tensor).requireWithin(storage.length());
            requireBytes(storage);
        } catch (IOException e) {
            throw new IOException(
                    "is damaged: the tensor " + Quoted.of(name) + " " + e.getMessage() + "; " + REMEDY, e);
        }
        tensors.put(name, tensor);
    }

    private void requireBytes(Storage storage) throws IOException {
        long found = archive.size(entry(storage));
        int width = StorageType.readable(storage.type()).orElseThrow().width();
        if (found < 0 || found % width != 0 || found / width != storage.length()) {
            throw new IOException(
                    "has a storage of " + storage.length() + " elements of " + width + " bytes, but the entry "
                            + Quoted.of(entry(storage)) + (found < 0 ? " is missing" : " has " + found + " bytes"));
        }
    }

    private String entry(Storage storage) {
        return folder + "/data/" + storage.key();
    }

    @Override
    public String toString() {
        return "state_dict of " + tensors.size() + " tensors in " + path;
    }
}
