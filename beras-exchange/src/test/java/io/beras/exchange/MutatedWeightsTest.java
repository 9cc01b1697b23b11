package io.beras.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.exchange.keras.KerasLayer;
import io.beras.exchange.keras.KerasVariable;
import io.beras.exchange.keras.KerasWeights;
import io.beras.exchange.pytorch.StateDict;
import io.beras.io.DataFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading a damaged file of PyTorch or Keras ends in one sentence that names the file, or in tensors, within 2 s and 64 MB.
 *
 * <p>{@code -Dberas.mutations=10000} sets the number of mutations of each format, and {@code -Dberas.mutations.first=n} the
 * first seed. A failure names the format and the seed.
 */
@Tag("mutations")
class MutatedWeightsTest {

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
     * @param content a valid file, or a part of it
     * @param repaired brings the mutated content into a file that gets past the outer checks
     */
    private record Format(String title, byte[] content, UnaryOperator<byte[]> repaired, Reading reading) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Format> formats() throws IOException {
        byte[] pytorch = bytes("pytorch/batch-normalization.pt");
        byte[] keras = bytes("keras/batch-normalization.keras");
        UnaryOperator<byte[]> asIs = UnaryOperator.identity();
        Map<String, double[]> right = tensors(Networks.file("pytorch/batch-normalization.pt"));
        return Stream.of(
                // Checksums cover each tensor and its place, so what is read is right.
                new Format("state_dict", pytorch, asIs, path -> assertSame(right, tensors(path))),
                inside(
                        "pickle in a state_dict",
                        "pytorch/batch-normalization.pt",
                        "batch-normalization/data.pkl",
                        MutatedWeightsTest::tensors),
                inside("pickle with views", "pytorch/views.pt", "views/data.pkl", MutatedWeightsTest::tensors),
                new Format("keras", keras, asIs, MutatedWeightsTest::readKeras),
                inside(
                        "architecture in keras",
                        "keras/batch-normalization.keras",
                        "config.json",
                        MutatedWeightsTest::readKeras),
                inside("HDF5 in keras", "keras/no-bias.keras", "model.weights.h5", MutatedWeightsTest::readKeras),
                new Format("weights.h5", bytes("keras/dense.weights.h5"), asIs, MutatedWeightsTest::readKeras),
                new Format("h5", bytes("keras/functional.h5"), asIs, MutatedWeightsTest::readKeras));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aMutatedFileIsReadOrRefusedInASentence(Format format) throws IOException {
        format.reading.read(Files.write(folder.resolve("a"), format.repaired.apply(format.content)));
        long slowest = 0;
        long most = 0;
        int refused = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
            byte[] mutated = format.repaired.apply(new DamagedBytes(seed).of(format.content));
            Path path = Files.write(folder.resolve("a"), mutated);
            String at = format + ", seed " + seed;
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            refused += isRefused(format, path, at) ? 1 : 0;
            long nanos = System.nanoTime() - start;
            bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            assertTrue(nanos < MAX_NANOS, () -> at + ": took " + nanos / 1_000_000 + " ms");
            assertTrue(bytes < MAX_BYTES, at + ": allocated " + (bytes >> 20) + " MB");
            slowest = Math.max(slowest, nanos);
            most = Math.max(most, bytes);
        }
        assertTrue(refused > 0, format + ": no mutation was refused");
        report(format, refused, slowest, most);
    }

    private static boolean isRefused(Format format, Path path, String at) {
        try (StepScope step = new StepScope()) {
            format.reading.read(path);
            return false;
        } catch (DataFileException e) {
            String message = e.getMessage();
            boolean isSentence = message.lines().count() == 1 && message.length() < 1500 && message.length() > 20;
            if (!isSentence || !message.contains(path.toString())) {
                fail(at + ": not a sentence that names the file: " + message, e);
            }
            return true;
        } catch (IOException | RuntimeException | Error e) {
            return fail(at + ": " + e, e);
        }
    }

    private static void report(Format format, int refused, long slowest, long most) throws IOException {
        String file = System.getProperty("beras.mutations.report");
        if (file != null) {
            String line = String.format(
                    Locale.ROOT,
                    "%s: %d mutations, %d refused, slowest %d ms, most allocated %.1f MB%n",
                    format,
                    COUNT,
                    refused,
                    slowest / 1_000_000,
                    most / 1e6);
            Files.writeString(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static void assertSame(Map<String, double[]> right, Map<String, double[]> read) {
        assertEquals(right.keySet(), read.keySet());
        right.forEach((name, values) -> assertArrayEquals(values, read.get(name), name));
    }

    private static Map<String, double[]> tensors(Path path) throws IOException {
        Map<String, double[]> tensors = new LinkedHashMap<>();
        try (StateDict weights = StateDict.open(path)) {
            for (String name : weights.names()) {
                if (!name.equals("empty")) {
                    tensors.put(name, weights.tensor(name).toDoubleArray());
                }
            }
        }
        return tensors;
    }

    private static void readKeras(Path path) throws IOException {
        try (KerasWeights weights = KerasWeights.open(path)) {
            read(weights.layers());
        }
    }

    private static void read(List<KerasLayer> layers) throws IOException {
        for (KerasLayer layer : layers) {
            read(layer.layers());
            for (KerasVariable variable : layer.variables()) {
                Tensor tensor = variable.tensor();
                assertArrayEquals(variable.shape(), tensor.shape());
            }
        }
    }

    /** A format of an entry of an archive: the archive gets the mutated entry with the right checksum. */
    private static Format inside(String title, String file, String entry, Reading reading) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(Networks.file(file).toFile())) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
            }
        }
        return new Format(
                title,
                Objects.requireNonNull(entries.get(entry)),
                mutated -> archive(entries, entry, mutated),
                reading);
    }

    private static byte[] archive(Map<String, byte[]> entries, String replaced, byte[] replacement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> named : entries.entrySet()) {
                byte[] content = named.getKey().equals(replaced) ? replacement : named.getValue();
                CRC32 checksum = new CRC32();
                checksum.update(content);
                ZipEntry entry = new ZipEntry(named.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(Networks.file(name));
    }
}
