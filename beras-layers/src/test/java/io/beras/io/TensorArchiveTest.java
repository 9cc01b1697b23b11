package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** The layout of an archive of tensors, and the refusal of every other layout. */
class TensorArchiveTest {

    private static final Tensor X = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void setFile() {
        file = folder.resolve("a.beras");
    }

    @Test
    void returnsTheTextAndTheTensors() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weights/x", X);
        tensors.put("steps", Tensor.scalar(DataType.DOUBLE, 1e-300));
        tensors.put("labels", Tensor.ofLabels(3, -1));
        TensorArchive.write(file, "{\"é\": 1}", tensors);

        try (TensorArchive archive = TensorArchive.open(file)) {
            assertEquals("{\"é\": 1}", archive.json());
            assertEquals(List.copyOf(tensors.keySet()), List.copyOf(archive.names()));
            assertArrayEquals(new long[] {2, 3}, archive.shape("weights/x"));
            assertEquals(DataType.DOUBLE, archive.type("steps"));
            assertEquals(6 * 4 + 8 + 2 * 4, archive.tensorBytes());
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                Tensor same = archive.tensor(tensor.getKey());
                assertEquals(tensor.getValue().dataType(), same.dataType());
                assertArrayEquals(tensor.getValue().shape(), same.shape());
                assertArrayEquals(tensor.getValue().toDoubleArray(), same.toDoubleArray());
            }
            assertThrows(IllegalArgumentException.class, () -> archive.tensor("weights/y"));
        }
    }

    @Test
    void equalContentGivesEqualFiles() throws IOException {
        TensorArchive.write(file, "{}", Map.of("x", X));
        byte[] first = Files.readAllBytes(file);
        TensorArchive.write(file, "{}", Map.of("x", X));

        assertArrayEquals(first, Files.readAllBytes(file));
    }

    /** Python: {@code zipfile.ZipFile(file).namelist()}, {@code numpy.load(file)["weights/x"]}. */
    @Test
    void isAnOrdinaryZipArchiveOfNumPyArrays() throws IOException {
        TensorArchive.write(file, "{}", Map.of("weights/x", X));

        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                names.add(entry.getName());
                assertEquals(ZipEntry.STORED, entry.getMethod());
                assertEquals(1980, entry.getTimeLocal().getYear());
            }
            assertEquals(List.of("model.json", "weights/x.npy"), names);
            assertEquals(
                    "{}",
                    new String(zip.getInputStream(zip.getEntry("model.json")).readAllBytes(), UTF_8));

            // The layout of a .npy file of version 1: magic, version, length of the header, header, elements.
            byte[] npy = zip.getInputStream(zip.getEntry("weights/x.npy")).readAllBytes();
            assertEquals("NUMPY", new String(npy, 1, 5, UTF_8));
            String header = new String(npy, 10, 118, UTF_8);
            assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", header.strip());
            float[] elements = new float[6];
            ByteBuffer.wrap(npy, 128, 24)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(elements);
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, elements);
        }
    }

    @Test
    void namesThatCouldBePathsAreEncoded() throws IOException {
        List<String> odd =
                List.of("", "..", "../../etc/passwd", "/a", "a//b", "C:\\w", "100%", "%2F", "a\nb", "ü/😀", "w:0");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        odd.forEach(name -> tensors.put(name, X));
        TensorArchive.write(file, "{}", tensors);

        try (TensorArchive archive = TensorArchive.open(file);
                ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(odd, List.copyOf(archive.names()));
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path extracted = folder.resolve(entry.getName()).normalize();
                assertTrue(extracted.startsWith(folder), entry.getName());
                assertFalse(entry.getName().matches(".*[\\\\:\\n].*"), entry.getName());
            }
        }
    }

    @Test
    void aDamagedArrayIsNamed() throws IOException {
        TensorArchive.write(file, "{}", Map.of("x", X));
        byte[] bytes = Files.readAllBytes(file);
        bytes[indexOf(bytes, "NUMPY") + 130] ^= 1;
        Files.write(file, bytes);

        try (TensorArchive archive = TensorArchive.open(file)) {
            assertEquals(
                    file + ": \"x\" is damaged: the checksum of \"x.npy\" is not that of the archive; save it again",
                    assertThrows(DataFileException.class, () -> archive.tensor("x"))
                            .getMessage());
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertRefused(" does not exist; give the path of a model that model.save(file) has written");
        Files.createDirectory(file);
        assertRefused(" is a folder, which is not a file; give the path of a model that model.save(file) has written");
        Files.delete(file);

        String remedy = "; give a file that model.save(file) has written";
        Files.writeString(file, "");
        assertRefused(" is no model of Beras, but an empty file" + remedy);
        Files.writeString(file, "PK and a long text that is no archive, whatever its first letters are");
        assertRefused(" is no model of Beras" + remedy);
        Npz.write(file, Map.of("x", X));
        assertRefused(" is no model of Beras, but an archive of NumPy arrays (.npz)" + remedy);
    }

    @Test
    void eachCutFileIsRefused() throws IOException {
        TensorArchive.write(file, "{}", Map.of("x", X));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));

            assertThrows(DataFileException.class, () -> TensorArchive.open(file));
        }
    }

    @Test
    void bytesThatFollowTheArchiveAreRefused() throws IOException {
        TensorArchive.write(file, "{}", Map.of("x", X));
        Files.write(file, new byte[5], java.nio.file.StandardOpenOption.APPEND);

        assertRefused(" is damaged: 5 bytes follow the end of the archive; save it again");
    }

    @Test
    void compressedEntriesAreRefused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(new byte[10_000_000]); // 10 MB in 10 kB
        }

        assertRefused(" has a compressed entry (method 8), but entries of a model are stored; save the model with"
                + " model.save(file)");
    }

    @Test
    void aSecondEntryOfANameIsRefused() throws IOException {
        write(entry("model.json", "{}"), entry("x.npy", npy()), entry("x.npy", npy()));

        assertRefused(" is damaged: it holds \"x.npy\" twice; save it again");
    }

    @Test
    void pathsAreRefused() throws IOException {
        for (String name : List.of("../x.npy", "/x.npy", "a/./x.npy", "a//x.npy", "x.npy/..")) {
            write(entry("model.json", "{}"), entry(name, npy()));
            assertRefused(" is damaged: the name \"" + name
                    + "\" is a path that a program could follow outside its folder; save it again");
        }
        for (String name : List.of("a\\x.npy", "C:x.npy", "a\nx.npy")) {
            write(entry("model.json", "{}"), entry(name, npy()));
            assertTrue(refusal().endsWith(" has a character that a path must not have; save it again"), refusal());
        }
        for (String name : List.of("%.npy", "%41.npy", "%zz.npy", "%2f.npy")) {
            write(entry("model.json", "{}"), entry(name, npy()));
            assertTrue(refusal().endsWith(" has a wrong code of a character; save it again"), refusal());
        }
    }

    @Test
    void otherEntriesAreRefused() throws IOException {
        write(entry("x.npy", npy()));
        assertRefused(
                " is no model of Beras, but an archive of NumPy arrays (.npz); give a file that model.save(file) has"
                        + " written");

        write(entry("model.json", "{}"), entry("inner.zip", new byte[100]));
        assertRefused(" holds \"inner.zip\", which is neither model.json nor a .npy array; save the model with"
                + " model.save(file)");

        write(entry("model.json", new byte[] {'{', (byte) 0xC3, '}'}));
        assertRefused(" is damaged: its model.json is not UTF-8; save it again");

        write(entry("model.json", new byte[9 << 20]));
        assertRefused(" has a model.json of 9,437,184 bytes, but 8,388,608 are the most; save the model with"
                + " model.save(file)");
    }

    @Test
    void anArrayMustFillItsEntry() throws IOException {
        byte[] npy = npy();
        write(entry("model.json", "{}"), entry("x.npy", java.util.Arrays.copyOf(npy, npy.length + 4)));
        assertRefused(
                " is damaged: the header of \"x.npy\" promises 24 bytes of elements, but its entry has 28; save it"
                        + " again");

        write(entry("model.json", "{}"), entry("x.npy", header("(100000, 5000)")));
        assertRefused(
                " is damaged: the header of \"x.npy\" promises 2,000,000,000 bytes of elements, but its entry has 0;"
                        + " save it again");

        write(entry("model.json", "{}"), entry("x.npy", header("(4000000000, 4000000000)")));
        assertTrue(refusal().startsWith(file + ": \"x.npy\" has the shape (4000000000, 4000000000), but"), refusal());
    }

    /** Two directory entries for the bytes of one entry: a reader of directories would see an array that others don't see. */
    @Test
    void aDirectoryThatDiffersFromTheEntriesIsRefused() throws IOException {
        write(entry("model.json", "{}"), entry("x.npy", npy()), entry("y.npy", npy()));
        byte[] bytes = Files.readAllBytes(file);
        int second = indexOf(bytes, "y.npy", indexOf(bytes, "y.npy") + 1);
        bytes[second] = 'z';
        Files.write(file, bytes);
        assertRefused(" is damaged: the directory of the archive differs from its entries; save it again");

        bytes[second] = 'y';
        bytes[second - 4] ^= 1; // the position of the entry: an overlap
        Files.write(file, bytes);
        assertRefused(" is damaged: the directory of the archive differs from its entries; save it again");
    }

    @Test
    void anEntryThatClaimsMoreBytesThanTheFileHasIsRefused() throws IOException {
        StoredZip.Entry entry = new StoredZip.Entry("model.json", 10, 0, 4_000_000_000L, 0);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(entry.localHeader().array());
            out.write("model.json".getBytes(UTF_8));
            out.write(new byte[100]);
        }

        assertRefused(
                " is cut short or damaged: \"model.json\" would have 4000000000 bytes, but the file has 140 bytes;"
                        + " fetch it again");
    }

    private record Raw(String name, byte[] content) {}

    private static Raw entry(String name, String content) {
        return new Raw(name, content.getBytes(UTF_8));
    }

    private static Raw entry(String name, byte[] content) {
        return new Raw(name, content);
    }

    /** Writes entries with right checksums, whatever their names and content are. */
    private void write(Raw... entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            StoredZipWriter zip = new StoredZipWriter(out);
            for (Raw entry : entries) {
                zip.add(entry.name(), content -> content.write(entry.content()));
            }
            zip.finish();
        }
    }

    private static byte[] npy() throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.writeBytes(new NpyHeader(X.dataType(), X.shape()).bytes());
        NpyData.write(X, out);
        return out.toByteArray();
    }

    private static byte[] header(String shape) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }\n";
        return ByteBuffer.allocate(10 + text.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY\1\0".getBytes(UTF_8))
                .putShort((short) text.length())
                .put(text.getBytes(UTF_8))
                .array();
    }

    private static int indexOf(byte[] bytes, String text) {
        return indexOf(bytes, text, 0);
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text, from);
    }

    private String refusal() {
        return assertThrows(DataFileException.class, () -> TensorArchive.open(file))
                .getMessage();
    }

    private void assertRefused(String message) {
        assertEquals(file + message, refusal());
    }
}
