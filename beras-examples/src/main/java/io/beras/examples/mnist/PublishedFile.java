package io.beras.examples.mnist;

import io.beras.data.images.MnistFile;
import io.beras.io.DataFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A published file of MNIST, identified by its decompressed content.
 *
 * <p>The gzipped bytes differ between mirrors, because they depend on the program and the date of the compression.
 *
 * @param file the kind of the file
 * @param contentBytes the size of the decompressed content
 * @param contentSha256 the SHA-256 sum of the decompressed content, in hexadecimal
 */
record PublishedFile(MnistFile file, long contentBytes, String contentSha256) {

    static final List<PublishedFile> ALL = List.of(
            new PublishedFile(
                    MnistFile.TRAINING_IMAGES,
                    47_040_016,
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            new PublishedFile(
                    MnistFile.TRAINING_LABELS,
                    60_008,
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            new PublishedFile(
                    MnistFile.TEST_IMAGES,
                    7_840_016,
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            new PublishedFile(
                    MnistFile.TEST_LABELS, 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    /** Returns the name of the gzipped file. */
    String gzipName() {
        return file.standardName() + ".gz";
    }

    /** Throws an exception with the reason if the file at this path, plain or gzipped, is not this published file. */
    void requireIn(Path path) throws IOException {
        try (InputStream content = DataFiles.open(path)) {
            requireContent(content);
        }
    }

    /** Throws an exception with the reason if these gzipped bytes are not this published file. */
    void requireIn(byte[] gzipped) throws IOException {
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            requireContent(content);
        }
    }

    private void requireContent(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = content.read(buffer); read != -1; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
            bytes += read;
            if (bytes > contentBytes) {
                throw new IOException("the content is longer than " + contentBytes + " bytes");
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(contentSha256)) {
            throw new IOException("the content has another SHA-256 sum");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
