package io.beras.io;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An open .npz file: a zip archive of .npy arrays. Reads an array when it is requested. */
final class NpzArchive implements TensorFile {

    private static final String SUFFIX = ".npy";

    /** The most that the arrays of a file may take together: ND4J allows itself as much memory as the heap may have. */
    private static final long MAX_BYTES = Runtime.getRuntime().maxMemory();

    private final Path path;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private long bytesRead;

    private NpzArchive(Path path, ZipFile zip) throws DataFileException {
        this.path = path;
        this.zip = zip;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!name.endsWith(SUFFIX)) {
                throw new DataFileException(path + " is not a .npz file of NumPy: it holds " + Quoted.of(name)
                        + ", which is not a .npy array" + kind(path) + "; write the file with numpy.savez");
            }
            if (entries.put(name.substring(0, name.length() - SUFFIX.length()), entry) != null) {
                throw new DataFileException(
                        path + " is damaged: it holds " + Quoted.of(name) + " twice; save it again");
            }
        }
    }

    /** Opens a file and reads the names of its arrays. */
    static NpzArchive open(Path path) throws DataFileException {
        DataFiles.requireFile(path, "a .npz file");
        @Nullable ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            return new NpzArchive(path, zip);
        } catch (IOException | IllegalArgumentException e) {
            close(zip);
            throw e instanceof DataFileException known ? known : notOpened(path, e);
        }
    }

    /** Returns the names of the arrays in their order in the file. */
    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Reads the header of an array without its elements. */
    @Override
    public NpyHeader header(String name) throws DataFileException {
        return read(name, NpyHeader::read);
    }

    /** Reads an array. */
    @Override
    public Tensor tensor(String name) throws DataFileException {
        long checksum = Objects.requireNonNull(entries.get(name)).getCrc();
        return read(name, in -> {
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            NpyHeader header = NpyHeader.read(checked);
            requireRoom(header);
            Tensor tensor = NpyData.read(header, checked);
            if (checked.getChecksum().getValue() != checksum) {
                throw new NpyException("is damaged: its checksum is not that of the archive; save it again");
            }
            return tensor;
        });
    }

    @Override
    public void close() throws DataFileException {
        try {
            zip.close();
        } catch (IOException e) {
            throw new DataFileException(path + " cannot be closed (" + e + "); check the disk", e);
        }
    }

    private <T> T read(String name, Reader<T> reader) throws DataFileException {
        try (InputStream in = zip.getInputStream(Objects.requireNonNull(entries.get(name)))) {
            return reader.read(in);
        } catch (NpyException e) {
            throw new DataFileException(path + ": " + Quoted.of(name) + " " + e.getMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataFileException(
                    path + " is damaged: " + Quoted.of(name) + " cannot be read (" + e.getMessage()
                            + "); save it again",
                    e);
        }
    }

    private void requireRoom(NpyHeader header) throws NpyException {
        bytesRead += header.dataBytes();
        if (bytesRead > MAX_BYTES) {
            throw new NpyException(String.format(
                    Locale.ROOT,
                    "and the arrays before it take %,d bytes together, but this JVM has %,d for tensors;"
                            + " give Java a larger -Xmx, or save the arrays in several files",
                    bytesRead,
                    MAX_BYTES));
        }
    }

    private static DataFileException notOpened(Path path, Exception e) {
        if (e instanceof AccessDeniedException denied) {
            return DataFiles.unreadable(path, denied);
        }
        String kind = kind(path);
        return new DataFileException(
                path + " is not a .npz file" + kind + (kind.isEmpty() ? ", or a damaged one" : "") + " ("
                        + e.getMessage() + "); write the file with numpy.savez or Npz.write",
                e);
    }

    /** Returns the kind of a file for a message, or an empty text for an archive of arrays or an unknown kind. */
    private static String kind(Path path) {
        try {
            return FileKind.of(path)
                    .filter(kind -> !kind.contains(".npz") && !kind.equals("a zip archive"))
                    .map(kind -> ", but " + kind)
                    .orElse("");
        } catch (IOException e) {
            return ""; // the caller reports that the file cannot be read
        }
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            // The caller throws the exception that came before, which matters more.
        }
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }
}
