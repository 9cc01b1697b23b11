package io.beras.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.data.images.IdxFile;
import io.beras.data.images.IdxFiles;
import io.beras.data.images.ImageFolder;
import io.beras.data.images.ImageFolderReader;
import io.beras.data.tables.Table;
import io.beras.io.DataFileException;
import io.beras.io.Npz;
import io.beras.io.Safetensors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Reading a damaged file ends in one sentence that names the file, or in a result, within 2 s and 64 MB.
 *
 * <p>{@code -Dberas.mutations=10000} sets the number of mutations of each format, and {@code -Dberas.mutations.first=n} the
 * first seed. A failure names the format and the seed.
 */
@Tag("mutations")
class MutatedFilesTest {

    private static final int COUNT = Integer.getInteger("beras.mutations", 200);
    private static final long FIRST_SEED = Long.getLong("beras.mutations.first", 0);
    private static final long MAX_NANOS = 2_000_000_000L;
    private static final long MAX_BYTES = 64L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private interface Reading {
        void read(Path path) throws IOException;
    }

    /**
     * A readable format.
     *
     * @param files valid files
     * @param repaired brings a mutated content into a file that gets past the outer checks
     * @param name the name of the file below the folder
     */
    private record Format(
            String title, List<byte[]> files, UnaryOperator<byte[]> repaired, String name, Reading reading) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Format> formats() throws IOException {
        byte[] npy = npy();
        byte[] csv = csv();
        UnaryOperator<byte[]> asIs = UnaryOperator.identity();
        return Stream.of(
                new Format("IDX", List.of(idx()), asIs, "images", IdxFile::read),
                new Format("gzip", List.of(IdxFiles.gzip(idx())), asIs, "images", IdxFile::read),
                new Format("IDX in gzip", List.of(idx()), IdxFiles::gzip, "images", IdxFile::read),
                new Format("npz", List.of(archive(npy)), asIs, "a.npz", MutatedFilesTest::readNpz),
                new Format("npy", List.of(npy), MutatedFilesTest::archive, "a.npz", MutatedFilesTest::readNpz),
                new Format(
                        "safetensors",
                        List.of(safetensors()),
                        asIs,
                        "a.safetensors",
                        MutatedFilesTest::readSafetensors),
                new Format("model", List.of(ModelFiles.model()), asIs, "a.beras", ModelFiles::loadUnchanged),
                new Format(
                        "JSON in a model",
                        List.of(ModelFiles.json()),
                        ModelFiles::withJson,
                        "a.beras",
                        ModelFiles::load),
                new Format(
                        "array in a model",
                        List.of(ModelFiles.array()),
                        ModelFiles::withArray,
                        "a.beras",
                        ModelFiles::load),
                new Format("weights of a model", List.of(ModelFiles.model()), asIs, "a.beras", ModelFiles::loadWeights),
                new Format("CSV", List.of(csv), asIs, "a.csv", MutatedFilesTest::readTable),
                new Format("csv.gz", List.of(IdxFiles.gzip(csv)), asIs, "a.csv.gz", MutatedFilesTest::readTable),
                new Format("CSV in gzip", List.of(csv), IdxFiles::gzip, "a.csv.gz", MutatedFilesTest::readTable),
                images("PNG", asIs, "rgb.png", "palette-transparent.png", "grey-opacity.png", "rgb-16-bits.png"),
                images(
                        "PNG with right checksums",
                        Mutations::withPngChecksums,
                        "rgb.png",
                        "palette-2-bits.png",
                        "rgb-transparent-color.png",
                        "grey-1-bits.png"),
                images(
                        "JPEG",
                        asIs,
                        "rgb.jpg",
                        "rgb-progressive.jpg",
                        "cmyk-rgb-profile.jpg",
                        "ycck.jpg",
                        "orientation-6.jpg"),
                images("GIF", asIs, "frames.gif", "palette.gif"),
                images("BMP", asIs, "rgb.bmp", "palette.bmp", "black-and-white.bmp", "rgb-32-bits.bmp"));
    }

    @BeforeEach
    void createFolders() throws IOException {
        Files.createDirectories(folder.resolve("class"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aMutatedFileIsReadOrRefusedInASentence(Format format) throws IOException {
        for (byte[] file : format.files) {
            format.reading.read(Files.write(folder.resolve(format.name), format.repaired.apply(file)));
        }
        Cost most = new Cost(0, 0);
        int refused = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
            byte[] file = format.files.get((int) Math.floorMod(seed, (long) format.files.size()));
            byte[] mutated = format.repaired.apply(new Mutations(seed).of(file));
            Cost cost = measured(format, Files.write(folder.resolve(format.name), mutated), "seed " + seed);
            refused += cost.refused ? 1 : 0;
            most = new Cost(Math.max(most.nanos, cost.nanos), Math.max(most.bytes, cost.bytes));
        }
        assertTrue(refused > 0, format + ": no mutation was refused");
        report(format, refused, most);
    }

    private record Cost(long nanos, long bytes, boolean refused) {
        Cost(long nanos, long bytes) {
            this(nanos, bytes, false);
        }
    }

    private static Cost measured(Format format, Path path, String seed) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        boolean refused = false;
        try (StepScope step = new StepScope()) {
            format.reading.read(path);
        } catch (DataFileException | IllegalArgumentException e) {
            refused = true;
            String message = String.valueOf(e.getMessage());
            boolean isSentence = message.lines().count() == 1 && message.length() < 1500 && message.length() > 20;
            if (!isSentence || !message.contains(path.toString())) {
                fail(format + ", " + seed + ": not a sentence that names the file: " + message, e);
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(format + ", " + seed + ": " + e, e);
        }
        Cost cost = new Cost(System.nanoTime() - start, THREADS.getCurrentThreadAllocatedBytes() - bytes, refused);
        assertTrue(cost.nanos < MAX_NANOS, () -> format + ", " + seed + ": took " + cost.nanos / 1_000_000 + " ms");
        assertTrue(cost.bytes < MAX_BYTES, () -> format + ", " + seed + ": allocated " + (cost.bytes >> 20) + " MB");
        return cost;
    }

    private static void report(Format format, int refused, Cost most) throws IOException {
        String file = System.getProperty("beras.mutations.report");
        if (file != null) {
            String line = String.format(
                    Locale.ROOT,
                    "%s: %d mutations, %d refused, slowest %d ms, most allocated %.1f MB%n",
                    format,
                    COUNT,
                    refused,
                    most.nanos / 1_000_000,
                    most.bytes / 1e6);
            Files.writeString(
                    Path.of(file),
                    line,
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        }
    }

    private static void readNpz(Path path) throws IOException {
        Npz.read(path).values().forEach(Tensor::toDoubleArray);
    }

    private static void readSafetensors(Path path) throws IOException {
        Safetensors.read(path).values().forEach(Tensor::toDoubleArray);
    }

    private static void readTable(Path path) throws IOException {
        Table table = Table.read(path);
        table.withLabels(table.column(-1)).all();
    }

    private static Format images(String title, UnaryOperator<byte[]> repaired, String... names) throws IOException {
        List<byte[]> files = Stream.of(names).map(MutatedFilesTest::image).toList();
        return new Format(title, files, repaired, "class/a.png", path -> {
            ImageFolder images = new ImageFolderReader()
                    .scaledTo(8, 8)
                    .read(Objects.requireNonNull(path.getParent().getParent()));
            images.all();
        });
    }

    private static byte[] image(String name) {
        try (InputStream in = Objects.requireNonNull(ImageFolder.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] idx() {
        return IdxFiles.images(3, 4, 5);
    }

    private static byte[] csv() {
        StringBuilder text = new StringBuilder("length,width,\"kind, or class\"\r\n");
        for (int i = 0; i < 40; i++) {
            text.append(i * .37)
                    .append(',')
                    .append(-i)
                    .append("e-2,\"k")
                    .append(i % 3)
                    .append("\"\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static byte[] npy() throws IOException {
        Path file = Files.createTempFile("array", ".npz");
        try {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("x", Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
            Npz.write(file, tensors);
            try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
                return zip.getInputStream(zip.getEntry("x.npy")).readAllBytes();
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] safetensors() throws IOException {
        Path file = Files.createTempFile("tensors", ".safetensors");
        try {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("x", Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
            tensors.put("y/b", Tensor.of(DataType.DOUBLE, 1, 2));
            tensors.put("labels", Tensor.ofLabels(1, 2));
            Safetensors.write(file, tensors);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Returns an archive of two arrays with the right checksums. */
    private static byte[] archive(byte[] npy) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("x.npy", "y.npy")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(npy);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
