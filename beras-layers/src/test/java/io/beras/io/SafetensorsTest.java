package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.models.SequentialModel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Reads files of the reference implementation of safetensors, and writes the same bytes. */
class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void readsEachTypeThatTheReferenceImplementationHasWritten() throws Exception {
        try (SafetensorsFile file = SafetensorsFile.open(resource("types.safetensors"))) {
            assertArrayEquals(
                    new float[] {
                        1,
                        -2.5f,
                        0x1p-14f, // the smallest value with a leading 1
                        0x1p-24f, // the smallest value
                        -0f,
                        65504, // the largest value
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Float.NaN
                    },
                    file.tensor("float16").toFloatArray());
            assertArrayEquals(
                    new float[] {1, -3.140625f, 0x1p-133f, 0x1.FEp127f, Float.POSITIVE_INFINITY},
                    file.tensor("bfloat16").toFloatArray());
            assertArrayEquals(
                    new float[] {Float.MIN_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN},
                    file.tensor("float32").toFloatArray());
            assertEquals(DataType.DOUBLE, file.tensor("float64").dataType());
            assertArrayEquals(new long[] {2, 1, 1}, file.tensor("float64").shape());
            assertArrayEquals(
                    new double[] {Math.PI, -Math.E}, file.tensor("float64").toDoubleArray());
            assertArrayEquals(new long[] {2, 2}, file.shape("int32"));
            assertArrayEquals(
                    new int[] {3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE},
                    file.tensor("int32").toIntArray());
            assertEquals(.1, file.tensor("scalar ü \"/\\ \u2028 \uD83D\uDE00").item());
        }
    }

    @Test
    void aFileMayHoldTensorsThatBerasCannotHold() throws Exception {
        Path path = resource("types.safetensors");
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertArrayEquals(new long[] {2, 0}, file.shape("empty"));
            assertMessage(
                    path + ": \"empty\" has the shape (2, 0), but a tensor has at least 1 element; leave it out",
                    () -> file.tensor("empty"));
            assertMessage(
                    path + ": \"int64\" has the type \"I64\", but only F32, F64, I32, F16 and BF16 can be read; save in"
                            + " its place tensor.int() if its values are below 2**31",
                    () -> file.tensor("int64"));
        }
        assertMessage(path + ": \"", () -> Safetensors.read(path));
    }

    @Test
    void readsTheLargestRankAndRefusesTheNext() throws IOException {
        for (int rank : new int[] {15, 16}) {
            String header =
                    "{\"w\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(rank - 1) + "1],\"data_offsets\":[0,4]}}";
            Path path = Files.writeString(
                    folder.resolve("a.safetensors"), (char) header.length() + "\0".repeat(7) + header + "\0".repeat(4));
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                if (rank == 15) {
                    assertEquals(15, file.tensor("w").rank());
                } else {
                    assertMessage(
                            path + ": \"w\" has the rank 16, but a tensor has at most the rank 15; save"
                                    + " tensor.reshape(...) in its place",
                            () -> file.tensor("w"));
                }
            }
        }
    }

    @Test
    void writesTheBytesOfTheReferenceImplementation() throws Exception {
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put("b", Tensor.ofLabels(1, 2));
        tensors.put("a", Tensor.of(new double[][] {{.5}}));
        tensors.put("\uD83D\uDE00", Tensor.of(3)); // behind U+FF5E in UTF-8, before it in UTF-16
        tensors.put("\uFF5E <'&=>", Tensor.of(4));
        tensors.put("z", Tensor.scalar(DataType.DOUBLE, .1));
        tensors.put("quote \" and \\ and \u2028 and \u007F and \b\f\n\r\t\u001F", Tensor.of(5));
        Path file = folder.resolve("order.safetensors");

        Safetensors.write(file, tensors);

        assertArrayEquals(Files.readAllBytes(resource("order.safetensors")), Files.readAllBytes(file));
    }

    @Test
    void readsWhatItHasWritten() throws IOException {
        Randomness.setSeed(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("scalar", Tensor.scalar(-0.0));
        tensors.put("vector", Tensor.of(Float.NaN, Float.MIN_VALUE, 1));
        tensors.put("doubles", Tensor.of(DataType.DOUBLE, new double[] {Math.PI, Double.MIN_VALUE}, 2, 1));
        tensors.put("matrix of labels", Tensor.of(Nd4j.createFromArray(new int[][] {{1, 2, 3}})));
        tensors.put("../a\0b", Tensor.of(1)); // a name is no path
        tensors.put("large", Tensor.randomNormal(300, 301));
        Path file = folder.resolve("all.safetensors");

        Safetensors.write(file, tensors);
        Map<String, Tensor> read = Safetensors.read(file);

        assertEquals(
                List.of("doubles", "../a\0b", "large", "scalar", "vector", "matrix of labels"),
                List.copyOf(read.keySet()),
                "wider types first, then by name; F32 before I32 as in the reference implementation");
        tensors.forEach((name, tensor) -> {
            Tensor again = Objects.requireNonNull(read.get(name));
            assertEquals(tensor.dataType(), again.dataType(), name);
            assertArrayEquals(tensor.shape(), again.shape(), name);
            assertArrayEquals(tensor.toDoubleArray(), again.toDoubleArray(), name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"__metadata__", "half \uD800"})
    void refusesToWriteANameThatTheFormatCannotHold(String name) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, Map.of("x", Tensor.of(1)));

        String message = assertThrows(
                        IllegalArgumentException.class, () -> Safetensors.write(file, Map.of(name, Tensor.of(2))))
                .getMessage();

        assertTrue(message.endsWith("; rename the variable"), message);
        assertEquals(1, Objects.requireNonNull(Safetensors.read(file).get("x")).item());
    }

    @Test
    void theEndingOfTheFileChoosesTheFormatOfWeights() throws Exception {
        SequentialModel model = model();
        Weights.load(model, resource("weights.safetensors"));
        // The same weights as in weights.npz: WeightsTest computes the value.
        assertEquals(-1.325, model.predict(Tensor.of(new double[][] {{1, 2}})).item(), 1e-6);

        Path file = folder.resolve("again.SafeTensors");
        Weights.save(model, file);
        assertArrayEquals(Files.readAllBytes(resource("weights.safetensors")), Files.readAllBytes(file));

        SequentialModel other = new SequentialModel(new Dense(2, 3), new Dense(3, 2));
        assertEquals(
                List.of("dense_1/w", "dense_1/b"),
                Weights.loadMatching(other, file).loaded());
        assertMessage(
                file + " does not fit: \"dense_2/w\" has the shape (3, 2) in the model, but (3, 1) in the file",
                () -> Weights.load(other, file));
    }

    @Test
    void namesTheFormatOfAFileWithAnotherEnding() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, Map.of("x", Tensor.of(1)));
        Path renamed = Files.copy(file, folder.resolve("a.npz"));

        assertMessage(renamed + " is not a .npz file, but a safetensors file (", () -> Weights.load(model(), renamed));
        Npz.write(file, Map.of("x", Tensor.of(1)));
        assertMessage(
                file + " is no safetensors file, but an archive of NumPy arrays (.npz), or a damaged one",
                () -> Weights.load(model(), file));
    }

    private static SequentialModel model() {
        return new SequentialModel(new Dense(2, 3), new ReLU(), new Dense(3, 1));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(SafetensorsTest.class.getResource(name)).toURI());
    }

    private static void assertMessage(String said, Executable reading) {
        String message = assertThrows(DataFileException.class, reading).getMessage();
        assertTrue(message.contains(said), message);
    }
}
