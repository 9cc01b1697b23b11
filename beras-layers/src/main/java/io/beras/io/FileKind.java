package io.beras.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the kind of a file by its first bytes, for messages about a file of the wrong kind.
 *
 * <pre>{@code
 * FileKind.of(Path.of("train-images"));      // "an HTML page", where a download returned an error page
 * }</pre>
 */
public final class FileKind {

    /** The number of bytes that decide. */
    private static final int LENGTH = 512;

    private static final int ZIP_NAME_LENGTH = 26;
    private static final int ZIP_NAME = 30;

    /** The first characters (ISO 8859-1) of each kind of file. No entry is the start of another entry. */
    private static final Map<String, String> STARTS = Map.ofEntries(
            Map.entry("\u001F\u008B", "a gzipped file"),
            Map.entry("\u0093NUMPY", "a single NumPy array (.npy)"),
            Map.entry("\u0089HDF\r\n\u001A\n", "an HDF5 file, such as weights of Keras (.h5)"),
            Map.entry("\u0089PNG\r\n\u001A\n", "a PNG image"),
            Map.entry("\u00FF\u00D8\u00FF", "a JPEG image"),
            Map.entry("GIF8", "a GIF image"),
            Map.entry("II*\0", "a TIFF image"),
            Map.entry("MM\0*", "a TIFF image"),
            Map.entry("\0\0\u0008", "an IDX file"),
            Map.entry("\u0080\u0002", "a Python pickle, such as weights of an old PyTorch"),
            Map.entry("\u0080\u0003", "a Python pickle"),
            Map.entry("\u0080\u0004", "a Python pickle"),
            Map.entry("\u0080\u0005", "a Python pickle"),
            Map.entry("\u00FF\u00FE", "text in UTF-16"),
            Map.entry("\u00FE\u00FF", "text in UTF-16"),
            Map.entry("%PDF", "a PDF document"),
            Map.entry("PAR1", "a Parquet file"),
            Map.entry("BZh", "a file compressed with bzip2"),
            Map.entry("\u00FD7zXZ", "a file compressed with xz"),
            Map.entry("(\u00B5/\u00FD", "a file compressed with Zstandard"),
            Map.entry("7z\u00BC\u00AF", "a 7-Zip archive"),
            Map.entry("version https://git-lfs", "a pointer of Git LFS, not the file itself"));

    private FileKind() {}

    /**
     * Returns the kind of a file as a noun with its article, or empty for a file of no known kind.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<String> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LENGTH));
        }
    }

    /** Returns the kind of a file that starts with these bytes, or empty for no known kind. */
    public static Optional<String> of(byte[] start) {
        String text = new String(start, ISO_8859_1);
        if (text.isEmpty()) {
            return Optional.of("an empty file");
        }
        if (TensorArchive.isStart(start)) {
            return Optional.of("a model of Beras");
        }
        if (isSafetensors(text)) {
            return Optional.of("a safetensors file");
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return Optional.of(zip(start));
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of("a WebP image");
        }
        @Nullable String markup = markup(text);
        return markup != null
                ? Optional.of(markup)
                : STARTS.entrySet().stream()
                        .filter(kind -> text.startsWith(kind.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /** Returns the kind of a file for a message, ", but a PNG image"; an empty text for no known kind. */
    public static String butIs(Path file) {
        try {
            return of(file).map(kind -> ", but " + kind).orElse("");
        } catch (IOException e) {
            return ""; // the caller reports that the file cannot be read
        }
    }

    /** A length of eight bytes, of which the last four are 0, comes before a JSON object. */
    private static boolean isSafetensors(String text) {
        return text.startsWith("\0\0\0\0{\"", Integer.BYTES);
    }

    private static @Nullable String markup(String text) {
        String trimmed = text.replace("\u00EF\u00BB\u00BF", "").strip().toLowerCase(Locale.ROOT);
        if (trimmed.startsWith("<!doctype html") || trimmed.startsWith("<html") || trimmed.startsWith("<head")) {
            return "an HTML page";
        }
        return trimmed.startsWith("<?xml") || trimmed.startsWith("<svg") ? "an XML document" : null;
    }

    /** Returns the kind of a zip archive by the name of its first entry. */
    private static String zip(byte[] start) {
        int length = start.length < ZIP_NAME
                ? 0
                : Byte.toUnsignedInt(start[ZIP_NAME_LENGTH]) + (Byte.toUnsignedInt(start[ZIP_NAME_LENGTH + 1]) << 8);
        String name = start.length < ZIP_NAME
                ? ""
                : new String(start, ZIP_NAME, Math.min(length, start.length - ZIP_NAME), UTF_8);
        if (name.endsWith(".npy")) {
            return "an archive of NumPy arrays (.npz)";
        }
        if (name.endsWith("data.pkl") || name.contains("/.format_version") || name.endsWith("/byteorder")) {
            return "a file of PyTorch (.pt)";
        }
        if (name.equals("metadata.json") || name.equals("config.json") || name.endsWith(".weights.h5")) {
            return "a model of Keras (.keras)";
        }
        return name.equals("[Content_Types].xml") || name.startsWith("xl/") || name.startsWith("_rels/")
                ? "a document of an office program, such as Excel (.xlsx)"
                : "a zip archive";
    }
}
