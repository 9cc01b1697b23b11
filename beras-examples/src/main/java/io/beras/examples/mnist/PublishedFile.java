package io.beras.examples.mnist;

import io.beras.data.images.MnistFile;
import io.beras.io.DataFiles;
import io.beras.io.FileKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A published file of MNIST or Fashion-MNIST.
 *
 * <p>A file of MNIST is identified by its decompressed content, because the gzipped bytes differ between mirrors: they depend
 * on the program and the date of the compression. For Fashion-MNIST only the MD5 sums of the gzipped files are published; a
 * decompressed copy is recognized by its size.
 *
 * @param file the kind of the file
 * @param contentBytes the size of the decompressed content
 * @param algorithm the algorithm of the sum: "SHA-256" of the content, or "MD5" of the gzipped file
 * @param sum the sum in hexadecimal
 */
record PublishedFile(MnistFile file, long contentBytes, String algorithm, String sum) {

    private static final String CONTENT_ALGORITHM = "SHA-256";

    /** Creates a file that is identified by the SHA-256 sum of its decompressed content. */
    PublishedFile(MnistFile file, long contentBytes, String contentSha256) {
        this(file, contentBytes, CONTENT_ALGORITHM, contentSha256);
    }

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

    /** The files of Fashion-MNIST with the MD5 sums of its repository (github.com/zalandoresearch/fashion-mnist). */
    static final List<PublishedFile> FASHION = List.of(
            new PublishedFile(MnistFile.TRAINING_IMAGES, 47_040_016, "MD5", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
            new PublishedFile(MnistFile.TRAINING_LABELS, 60_008, "MD5", "25c81989df183df01b3e8a0aad5dffbe"),
            new PublishedFile(MnistFile.TEST_IMAGES, 7_840_016, "MD5", "bef4ecab320f06d8554ea6380940ec79"),
            new PublishedFile(MnistFile.TEST_LABELS, 10_008, "MD5", "bb300cfdad3c16e7a12a480ee83cd310"));

    /** Returns the name of the gzipped file. */
    String gzipName() {
        return file.standardName() + ".gz";
    }

    /** Throws an exception with the reason if the file at this path, plain or gzipped, is not this published file. */
    void requireIn(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path);
                InputStream content = DataFiles.open(path)) {
            boolean isGzipped =
                    FileKind.of(path).filter("a gzipped file"::equals).isPresent();
            require(bytes, content, isGzipped);
        }
    }

    /** Throws an exception with the reason if these gzipped bytes are not this published file. */
    void requireIn(byte[] gzipped) throws IOException {
        try (InputStream bytes = new ByteArrayInputStream(gzipped);
                InputStream content = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            require(bytes, content, true);
        }
    }

    private void require(InputStream bytes, InputStream content, boolean isGzipped) throws IOException {
        String contentSum = sum(content, contentBytes, "the content is longer than ");
        if (isOfContent()) {
            if (!contentSum.equals(sum)) {
                throw new IOException("the content has another SHA-256 sum");
            }
        } else if (isGzipped && !sum(bytes, Long.MAX_VALUE, "").equals(sum)) {
            throw new IOException("the file has another MD5 sum");
        }
    }

    private boolean isOfContent() {
        return algorithm.equals(CONTENT_ALGORITHM);
    }

    /** Returns the sum of a stream of at most {@code most} bytes; the content must have exactly its published size. */
    private String sum(InputStream in, long most, String problem) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            bytes += read;
            if (bytes > most) {
                throw new IOException(problem + most + " bytes");
            }
        }
        if (!isOfContent() && most == contentBytes && bytes < most) {
            throw new IOException("the content has " + bytes + " bytes instead of " + most);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }
}
