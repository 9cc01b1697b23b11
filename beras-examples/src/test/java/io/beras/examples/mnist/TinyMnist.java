package io.beras.examples.mnist;

import io.beras.data.images.LabeledImages;
import io.beras.data.images.MnistFile;
import io.beras.data.images.TrainTestSplit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Four files in the format of MNIST, with blank images: 80 for training and 60 for testing. */
public final class TinyMnist {

    static final Map<MnistFile, byte[]> CONTENTS = new EnumMap<>(Map.of(
            MnistFile.TRAINING_IMAGES, images(80),
            MnistFile.TRAINING_LABELS, labels(80),
            MnistFile.TEST_IMAGES, images(60),
            MnistFile.TEST_LABELS, labels(60)));

    static final List<PublishedFile> FILES = CONTENTS.entrySet().stream()
            .map(entry -> new PublishedFile(entry.getKey(), entry.getValue().length, sum("SHA-256", entry.getValue())))
            .toList();

    /** The same files, identified as those of Fashion-MNIST are: by the MD5 sums of the gzipped files. */
    static final List<PublishedFile> FASHION = CONTENTS.entrySet().stream()
            .map(entry -> new PublishedFile(
                    entry.getKey(), entry.getValue().length, "MD5", sum("MD5", gzip(entry.getValue()))))
            .toList();

    private TinyMnist() {}

    /** Returns a download of these files from a mirror. */
    public static MnistDownload downloadFrom(TestMirror mirror, DownloadProgress progress) {
        MirrorClient mirrors = new MirrorClient(List.of(mirror.address()), Duration.ofSeconds(10), progress);
        return new MnistDownload(mirrors, FILES, mirrors, FASHION);
    }

    /** Writes all four files into a directory, gzipped. */
    public static void writeAll(Path directory) throws IOException {
        for (MnistFile file : MnistFile.values()) {
            write(directory, file);
        }
    }

    /** Writes one file into a directory, gzipped. */
    static void write(Path directory, MnistFile file) throws IOException {
        Files.write(directory.resolve(file.standardName() + ".gz"), gzipped(file));
    }

    static byte[] gzipped(MnistFile file) {
        return gzip(CONTENTS.getOrDefault(file, new byte[0]));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns digits that differ from the files: 3 for training and 2 for testing. */
    static TrainTestSplit synthetic() {
        return new TrainTestSplit(blank(3), blank(2));
    }

    private static LabeledImages blank(int count) {
        return LabeledImages.of(new byte[count], new byte[count], 1, 1, 10);
    }

    private static byte[] images(int count) {
        return ByteBuffer.allocate(16 + count * 28 * 28)
                .putInt(0x803)
                .putInt(count)
                .putInt(28)
                .putInt(28)
                .array();
    }

    private static byte[] labels(int count) {
        byte[] labels = new byte[count];
        Arrays.fill(labels, (byte) 7);
        return ByteBuffer.allocate(8 + count)
                .putInt(0x801)
                .putInt(count)
                .put(labels)
                .array();
    }

    private static String sum(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
