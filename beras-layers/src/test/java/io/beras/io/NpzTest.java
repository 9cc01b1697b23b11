package io.beras.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Reads files of NumPy and writes files for NumPy. */
class NpzTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatNumPyHasWritten() throws Exception {
        Map<String, Tensor> arrays = Npz.read(resource("arrays.npz"));

        assertEquals(List.of("floats", "doubles", "labels", "scalar", "cube"), List.copyOf(arrays.keySet()));
        assertArrayEquals(
                new float[] {Float.MIN_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN},
                tensor(arrays, "floats").toFloatArray());
        assertEquals(DataType.DOUBLE, tensor(arrays, "doubles").dataType());
        assertArrayEquals(new long[] {2, 1, 1}, tensor(arrays, "doubles").shape());
        assertArrayEquals(
                new double[] {Math.PI, -Math.E}, tensor(arrays, "doubles").toDoubleArray());
        assertArrayEquals(new long[] {2, 2}, tensor(arrays, "labels").shape());
        assertArrayEquals(
                new int[] {3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE},
                tensor(arrays, "labels").toIntArray());
        assertArrayEquals(new long[0], tensor(arrays, "scalar").shape());
        assertEquals(.1, tensor(arrays, "scalar").item());
        assertEquals(23, tensor(arrays, "cube").toFloatArray()[23]);
        assertEquals(12, tensor(arrays, "cube").slice(0, 1, 2).toFloatArray()[0], "row after row");
    }

    @Test
    void readsWhatItHasWritten() throws IOException {
        Randomness.setSeed(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("scalar", Tensor.scalar(-0.0));
        tensors.put("vector", Tensor.of(Float.NaN, Float.MIN_VALUE, 1));
        tensors.put("a/deep name with ü", Tensor.randomNormal(3, 1, 5));
        tensors.put("doubles", Tensor.of(DataType.DOUBLE, new double[] {Math.PI, Double.MIN_VALUE}, 2, 1));
        tensors.put("labels", Tensor.ofLabels(-1, 0, Integer.MAX_VALUE));
        tensors.put("matrix of labels", Tensor.of(Nd4j.createFromArray(new int[][] {{1, 2, 3}})));
        tensors.put("large", Tensor.randomNormal(300, 301)); // several chunks, the last one not whole
        Path file = folder.resolve("all.npz");

        Npz.write(file, tensors);
        Map<String, Tensor> read = Npz.read(file);

        assertEquals(List.copyOf(tensors.keySet()), List.copyOf(read.keySet()));
        tensors.forEach((name, tensor) -> {
            assertEquals(tensor.dataType(), tensor(read, name).dataType(), name);
            assertArrayEquals(tensor.shape(), tensor(read, name).shape(), name);
            assertArrayEquals(tensor.toDoubleArray(), tensor(read, name).toDoubleArray(), name);
        });
    }

    @Test
    void equalTensorsMakeEqualFiles() throws IOException {
        Path one = folder.resolve("one.npz");
        Path two = folder.resolve("two.npz");

        Npz.write(one, Map.of("x", Tensor.of(1, 2)));
        Npz.write(two, Map.of("x", Tensor.of(1, 2)));

        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void writesTheHeaderThatNumPyWrites(int rank) throws IOException {
        // As in numpy/lib/format.py: a trailing comma for one axis, blanks up to a multiple of 64, a line break.
        long[] shape = new long[rank];
        Arrays.fill(shape, 7);
        String sizes = rank == 1 ? "(7,)" : Shapes.text(shape);

        byte[] header = new NpyHeader(DataType.FLOAT, shape).bytes();
        String text = new String(header, ISO_8859_1);

        assertEquals(0, header.length % 64);
        assertTrue(text.startsWith("\u0093NUMPY\u0001\0"), text);
        assertEquals(
                "{'descr': '<f4', 'fortran_order': False, 'shape': " + sizes + ", }",
                text.substring(10).stripTrailing());
        assertTrue(text.endsWith(" \n") || text.endsWith("}\n"), text);
        assertEquals(new NpyHeader(DataType.FLOAT, shape), NpyHeader.read(new ByteArrayInputStream(header)));
    }

    @ParameterizedTest
    @CsvSource({"<f2,<f4", ">f4,<f4", "<i8,<i4", ">i4,<i4", "|u1,<i4", "|b1,<f4", "|O,<f4", "<U3,<f4"})
    void refusesOtherTypes(String type, String instead) throws IOException {
        assertRefused(
                header("'descr': '" + type + "', 'fortran_order': False, 'shape': (1,)"),
                "\"x\" has the type \"" + type + "\", but only '<f4', '<f8' and '<i4' can be read; save array.astype('"
                        + instead + "') in its place");
    }

    @Test
    void refusesFortranOrder() throws IOException {
        assertRefused(
                header("'descr': '<f4', 'fortran_order': True, 'shape': (2, 2)"),
                "\"x\" is in Fortran order; save numpy.ascontiguousarray(array) in its place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(0,)", "(3, 0)", "(2147483648,)", "(65536, 65536)", "(999999999999999999, 9)"})
    void refusesShapesThatNoTensorHas(String shape) throws IOException {
        assertRefused(
                header("'descr': '<f4', 'fortran_order': False, 'shape': " + shape),
                "but an array needs at least one element and at most 2147483647");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,)",
                "'descr': '<f4', 'shape': (1,)",
                "'descr': '<f4', 'fortran_order': False, 'shape': (-1,)",
                "'descr': '<f4', 'fortran_order': False, 'shape': (9999999999999999999,)",
                ""
            })
    void refusesDamagedHeaders(String dictionary) throws IOException {
        assertRefused(header(dictionary), "\"x\" has a header that is damaged or of a structured type: \"{");
    }

    @Test
    void refusesAHugeHeaderWithoutAllocatingIt() throws IOException {
        byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1, '{'};

        assertRefused(start, "\"x\" is damaged: its header would be 4294967295 bytes long");
    }

    @Test
    void refusesHugeDataWithoutAllocatingThem() throws IOException {
        // 8 GB are more than any test may read, 400 MB more than follow.
        assertRefused(
                header("'descr': '<f4', 'fortran_order': False, 'shape': (2000000000,)"),
                "too many elements: 2,000,000,000, but 536,870,911 (2 GB) are the most");
        assertRefused(
                header("'descr': '<f4', 'fortran_order': False, 'shape': (50000000,)"),
                "\"x\" is damaged: its header promises 200,000,000 bytes of elements, but 0 follow");
    }

    @Test
    void refusesMoreDataThanTheHeaderStates() throws IOException {
        byte[] header = header("'descr': '<i4', 'fortran_order': False, 'shape': ()");

        assertRefused(
                Arrays.copyOf(header, header.length + 5),
                "\"x\" is damaged: its header promises 4 bytes of elements, but more follow");
    }

    @Test
    void readsHeadersOfVersionTwoInAnyOrderOfWords() throws IOException {
        String text = "{ 'shape' : ( 2 , ),'fortran_order':False, 'descr':'<i4'}\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, (byte) text.length(), 0, 0, 0});
        bytes.write(text.getBytes(ISO_8859_1));
        bytes.write(new byte[] {1, 0, 0, 0, 0, 1, 0, 0});

        assertArrayEquals(
                new int[] {1, 256},
                tensor(Npz.read(archive(bytes.toByteArray())), "x").toIntArray());
    }

    @Test
    void refusesAFileThatIsNoNpz() throws IOException {
        Path text = Files.writeString(folder.resolve("text.npz"), "no archive");
        Path other = folder.resolve("other.npz");
        ZipFiles.write(other, "readme.txt", new byte[3]);

        assertMessage(text + " is not a .npz file, or a damaged one (", () -> Npz.read(text));
        assertMessage(
                other + " is not a .npz file of NumPy: it holds \"readme.txt\", which is not a .npy array",
                () -> Npz.read(other));
        assertMessage(folder + " is not a file; give the path of a .npz file", () -> Npz.read(folder));
        assertMessage(folder.resolve("none.npz") + " does not exist", () -> Npz.read(folder.resolve("none.npz")));
        assertRefused(new byte[] {1, 2, 3}, "\"x\" is not a NumPy array: it does not start with");
        assertRefused(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 9, 0}, "\"x\" has the unknown format version 9");
    }

    @Test
    void anErrorWhileWritingLeavesTheOlderFile() throws IOException {
        Path file = folder.resolve("x.npz");
        Npz.write(file, Map.of("x", Tensor.of(1, 2)));
        Map<String, Tensor> unwritable = new LinkedHashMap<>();
        unwritable.put("x", Tensor.of(3, 4));
        unwritable.put("n".repeat(70_000), Tensor.of(5)); // no zip archive can hold so long a name

        assertThrows(IllegalArgumentException.class, () -> Npz.write(file, unwritable));

        assertArrayEquals(new float[] {1, 2}, tensor(Npz.read(file), "x").toFloatArray());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(NpzTest.class.getResource(name)).toURI());
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static byte[] header(String dictionary) {
        String text = "{" + dictionary + ", }\n";
        return ("\u0093NUMPY\u0001\0" + (char) text.length() + "\0" + text).getBytes(ISO_8859_1);
    }

    private Path archive(byte[] array) throws IOException {
        Path file = folder.resolve("made.npz");
        ZipFiles.write(file, "x.npy", array);
        return file;
    }

    private void assertRefused(byte[] array, String said) throws IOException {
        Path file = archive(array);
        assertMessage(said, () -> Npz.read(file));
    }

    private static void assertMessage(String said, Executable reading) {
        String message = assertThrows(DataFileException.class, reading).getMessage();
        assertTrue(message.contains(said), message);
    }
}
