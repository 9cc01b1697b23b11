package io.beras.io;

import io.beras.core.Tensor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An open .npz file: a zip archive of .npy arrays. Reads an array when it is requested. */
final class NpzArchive implements Closeable {

    private static final String SUFFIX = ".npy";

    private final Path path;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private NpzArchive(Path path, ZipFile zip) throws DataFileException {
        this.path = path;
        this.zip = zip;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!name.endsWith(SUFFIX)) {
                throw new DataFileException(path + " is not a .npz file of NumPy: it holds " + Quoted.of(name)
                        + ", which is not a .npy array");
            }
            if (entries.put(name.substring(0, name.length() - SUFFIX.length()), entry) != null) {
                throw new DataFileException(path + " is damaged: it holds " + Quoted.of(name) + " twice");
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
            throw e instanceof DataFileException known
                    ? known
                    : new DataFileException(
                            path + " is not a .npz file, or a damaged one (" + e.getMessage() + "); save it again", e);
        }
    }

    /** Returns the names of the arrays in their order in the file. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Reads the header of an array without its elements. */
    NpyHeader header(String name) throws DataFileException {
        return read(name, NpyHeader::read);
    }

    /** Reads an array. */
    Tensor tensor(String name) throws DataFileException {
        long checksum = Objects.requireNonNull(entries.get(name)).getCrc();
        return read(name, in -> {
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            Tensor tensor = NpyData.read(NpyHeader.read(checked), checked);
            if (checked.getChecksum().getValue() != checksum) {
                throw new NpyException("is damaged: its checksum is not that of the archive");
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
