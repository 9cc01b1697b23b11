package io.beras.examples.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * SHA-256 sums of data: of their content, so that a gzipped file has the sum of the unpacked file.
 *
 * <pre>{@code
 * String sum = ContentChecksum.ofFile(Path.of("data/iris.csv"));
 * }</pre>
 */
public final class ContentChecksum {

    private static final int BUFFER_BYTES = 1 << 16;

    private ContentChecksum() {}

    /**
     * Returns the sum of a file, unpacked if it is gzipped, in hexadecimal.
     *
     * @throws DataFileException if the file cannot be read
     */
    public static String ofFile(Path file) throws DataFileException {
        try (InputStream content = DataFiles.open(file)) {
            return of(content);
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }

    /** Returns the sum of these bytes. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** Returns the sum of several parts: of the lines "sum  name" in the order of the map, as sha256sum prints them. */
    public static String ofParts(Map<String, String> sums) {
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        return of(lines.toString().getBytes(UTF_8));
    }

    /** Returns the sum of the remaining bytes of a stream. */
    static String of(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = content.read(buffer); read != -1; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
