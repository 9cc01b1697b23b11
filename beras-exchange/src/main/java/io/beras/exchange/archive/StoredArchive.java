package io.beras.exchange.archive;

import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import io.beras.io.EntryNames;
import io.beras.io.FileKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive of entries without compression, as PyTorch and Keras write them.
 *
 * <p>A name that occurs twice, a name that is a path trick, and sizes beyond the size of the file are refused. Compressed
 * entries are not read. So the content of all readable entries together is not larger than the file.
 */
public final class StoredArchive implements Closeable {

    private static final int CHUNK = 1 << 16;

    private final Path path;
    private final ZipFile zip;
    private final String remedy;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final Set<String> verified = new HashSet<>();

    private StoredArchive(Path path, ZipFile zip, String remedy) throws IOException {
        this.path = path;
        this.zip = zip;
        this.remedy = remedy;
        long room = Files.size(path);
        for (ZipEntry entry : Collections.list(zip.entries())) {
            requireOrdinary(entry);
            if (entries.put(entry.getName(), entry) != null) {
                throw new IOException("is damaged: it holds " + Quoted.of(entry.getName()) + " twice; " + remedy);
            }
            room -= entry.getCompressedSize();
        }
        if (room < 0) {
            throw new IOException("is damaged: its entries are larger than the file; " + remedy);
        }
    }

    /**
     * Opens an archive.
     *
     * @param kind the kind of file for messages: "a file of PyTorch"
     * @param remedy the end of the messages: "save it again with torch.save"
     * @throws DataFileException if the file is missing, or is no such archive
     */
    public static StoredArchive open(Path path, String kind, String remedy) throws DataFileException {
        DataFiles.requireFile(path, kind);
        @Nullable ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            return new StoredArchive(path, zip, remedy);
        } catch (IOException | IllegalArgumentException e) {
            close(zip);
            if (e instanceof AccessDeniedException denied) {
                throw DataFiles.unreadable(path, denied);
            }
            throw new DataFileException(
                    path + " "
                            + (zip != null
                                    ? e.getMessage()
                                    : "is not " + kind + FileKind.butIs(path) + ", or a damaged one (" + e.getMessage()
                                            + "); " + remedy),
                    e);
        }
    }

    /** Returns the names of the entries in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Returns the number of bytes of an entry, or -1 if there is no such entry. */
    public long size(String name) {
        ZipEntry entry = entries.get(name);
        return entry == null ? -1 : entry.getSize();
    }

    /**
     * Reads a whole entry.
     *
     * @throws IOException if the entry is missing, larger than this, or damaged; the message is a predicate
     */
    public byte[] read(String name, int maxBytes) throws IOException {
        long size = size(name);
        if (size < 0) {
            throw new IOException("has no entry " + Quoted.of(name) + "; " + remedy);
        }
        if (size > maxBytes) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "has an entry %s of %,d bytes, but %,d are the most; %s",
                    Quoted.of(name),
                    size,
                    maxBytes,
                    remedy));
        }
        return read(name, 0, (int) size);
    }

    /**
     * Reads a part of an entry. The first call for an entry compares its checksum.
     *
     * @throws IOException if the entry is damaged; the message is a predicate
     */
    public byte[] read(String name, long from, int bytes) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null || from < 0 || bytes < 0 || from > entry.getSize() - bytes) {
            throw new IllegalArgumentException(
                    "the entry " + Quoted.of(name) + " has no " + bytes + " bytes from " + from);
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new IOException("has the compressed entry " + Quoted.of(name)
                    + ", but only entries without compression can be read; " + remedy);
        }
        try {
            if (verified.add(name)) {
                requireChecksum(entry);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                in.skipNBytes(from);
                byte[] part = in.readNBytes(bytes);
                if (part.length < bytes) {
                    throw new IOException("it ends before its data does");
                }
                return part;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "is damaged: " + Quoted.of(name) + " cannot be read (" + e.getMessage() + "); " + remedy, e);
        }
    }

    private void requireChecksum(ZipEntry entry) throws IOException {
        CRC32 checksum = new CRC32();
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(1, entry.getSize()))];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                checksum.update(chunk, 0, read);
                size += read;
            }
        }
        if (size != entry.getSize() || checksum.getValue() != entry.getCrc()) {
            throw new IOException("its checksum is not that of the archive");
        }
    }

    @Override
    public void close() throws DataFileException {
        try {
            zip.close();
        } catch (IOException e) {
            throw new DataFileException(path + " cannot be closed (" + e + "); check the disk", e);
        }
    }

    private void requireOrdinary(ZipEntry entry) throws IOException {
        String name = entry.getName();
        @Nullable
        String problem = EntryNames.problem(entry.isDirectory() ? name.substring(0, name.length() - 1) : name);
        if (problem != null) {
            throw new IOException("is damaged: the name " + Quoted.of(name) + " " + problem + "; " + remedy);
        }
        boolean isStored = entry.getMethod() == ZipEntry.STORED;
        if (entry.getSize() < 0 || (isStored && entry.getSize() != entry.getCompressedSize())) {
            throw new IOException("is damaged: the sizes of " + Quoted.of(name) + " differ; " + remedy);
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
}
