package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * An open safetensors file, which reads a tensor when it is requested.
 *
 * <pre>{@code
 * try (SafetensorsFile file = SafetensorsFile.open(Path.of("model.safetensors"))) {
 *     Tensor w = file.tensor("0.weight");
 * }
 * }</pre>
 *
 * <p>The whole header is checked before the first tensor is read: each byte behind the header belongs to one tensor. Reading
 * allocates a small multiple of the size of the file at most.
 */
public final class SafetensorsFile implements Closeable {

    /** The longest header that the reference implementation reads. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private final Path path;
    private final FileChannel file;
    private final long start;
    private final Map<String, SafetensorsHeader.Entry> entries;

    private SafetensorsFile(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        long size = file.size();
        if (size < Long.BYTES) {
            throw new IOException("is no safetensors file: it has " + size
                    + " bytes, but the length of its header takes " + Long.BYTES + "; save it again");
        }
        long headerBytes = read(0, Long.BYTES).getLong();
        start = Long.BYTES + headerBytes;
        if (headerBytes < 1 || headerBytes > MAX_HEADER_BYTES || headerBytes > size - Long.BYTES) {
            throw new IOException(
                    "is no safetensors file" + FileKind.butIs(path) + ", or a damaged one: its header would have "
                            + Long.toUnsignedString(headerBytes) + " bytes, but from 1 to "
                            + Math.min(MAX_HEADER_BYTES, size - Long.BYTES) + " are possible; save it again");
        }
        entries = SafetensorsHeader.parse(text(read(Long.BYTES, (int) headerBytes)), size - start);
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws DataFileException if the file is missing, damaged, or another kind of file
     */
    public static SafetensorsFile open(Path path) throws DataFileException {
        DataFiles.requireFile(path, "a .safetensors file");
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new SafetensorsFile(path, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw e.getMessage() == null || e instanceof FileSystemException
                    ? DataFiles.unreadable(path, e)
                    : new DataFileException(path + " " + e.getMessage(), e);
        }
    }

    /** Returns the names of the tensors in their order in the header. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Returns the shape of a tensor, without reading its elements. An axis may have size 0. */
    public long[] shape(String name) {
        return entry(name).shape().clone();
    }

    /**
     * Returns the type of a tensor in the file, without reading its elements.
     *
     * @throws DataFileException if the tensor has a type that is not supported
     */
    public StoredType type(String name) throws DataFileException {
        try {
            return entry(name).storedType();
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /**
     * Reads a tensor.
     *
     * @throws DataFileException if its type is not supported, it has no elements, or the disk fails
     * @throws IllegalArgumentException if there is no tensor of this name
     */
    public Tensor tensor(String name) throws DataFileException {
        StoredType type = type(name);
        SafetensorsHeader.Entry entry = entry(name);
        try {
            type.requireReadable(entry.shape());
            int bytes = Math.toIntExact(entry.to() - entry.from());
            return type.tensor(read(start + entry.from(), bytes), entry.shape());
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** Returns the tensors for {@link Weights}. Closing them closes this file. */
    TensorFile tensors() {
        return new Tensors();
    }

    @Override
    public void close() throws DataFileException {
        try {
            file.close();
        } catch (IOException e) {
            throw new DataFileException(path + " cannot be closed (" + e + "); check the disk", e);
        }
    }

    private SafetensorsHeader.Entry entry(String name) {
        SafetensorsHeader.Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(path + " has no tensor " + Quoted.of(name));
        }
        return entry;
    }

    private DataFileException failed(String name, IOException e) {
        return new DataFileException(path + ": " + Quoted.of(name) + " " + e.getMessage(), e);
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("became shorter while it was read; read it again");
            }
        }
        return buffer.flip();
    }

    private static String text(ByteBuffer bytes) throws IOException {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("is damaged: its header is not UTF-8; save it again", e);
        }
    }

    private final class Tensors implements TensorFile {

        @Override
        public Set<String> names() {
            return SafetensorsFile.this.names();
        }

        @Override
        public NpyHeader header(String name) throws DataFileException {
            return new NpyHeader(type(name).dataType(), shape(name));
        }

        @Override
        public Tensor tensor(String name) throws DataFileException {
            return SafetensorsFile.this.tensor(name);
        }

        @Override
        public void close() throws DataFileException {
            SafetensorsFile.this.close();
        }
    }
}
