package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.Dense;
import io.beras.models.SequentialModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** A part of a saved model is loaded, and the rest is reported. */
class LoadMatchingTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("digits.npz");
    }

    @Test
    void takesWhatFitsAndReportsTheRest() throws IOException {
        SequentialModel saved = model(1, new Dense(2, 3), new Dense(3, 10), new Dense(10, 4));
        SequentialModel other = model(2, new Dense(2, 3), new Dense(3, 5).withoutBias());
        float[] before = other.weights().get(2).toFloatArray();
        Weights.save(saved, file);

        LoadReport report = Weights.loadMatching(other, file);

        assertEquals(List.of("dense_1/w", "dense_1/b"), report.loaded());
        assertEquals(Map.of("dense_2/w", "FLOAT (3, 5) in the model, FLOAT (3, 10) in the file"), report.misfits());
        assertEquals(List.of(), report.onlyInModel());
        assertEquals(List.of("dense_2/b", "dense_3/w", "dense_3/b"), report.onlyInFile());
        assertFalse(report.isComplete());
        assertArrayEquals(
                saved.weights().get(0).toFloatArray(), other.weights().get(0).toFloatArray());
        assertArrayEquals(before, other.weights().get(2).toFloatArray());
        assertEquals(
                "2 of 3 weights loaded from " + file + ": \"dense_1/w\", \"dense_1/b\"; other shape or type:"
                        + " \"dense_2/w\" is FLOAT (3, 5) in the model, FLOAT (3, 10) in the file; only in the file:"
                        + " \"dense_2/b\", \"dense_3/w\", \"dense_3/b\"",
                report.toString());
    }

    @Test
    void reportsWhatTheFileLacks() throws IOException {
        Weights.save(model(1, new Dense(2, 3).withoutBias()), file);

        LoadReport report = Weights.loadMatching(model(2, new Dense(2, 3)), file);

        assertEquals(List.of("dense_1/b"), report.onlyInModel());
        assertEquals(
                "1 of 2 weights loaded from " + file + ": \"dense_1/w\"; only in the model: \"dense_1/b\"",
                report.toString());
    }

    @Test
    void isCompleteIfTheModelsAreAlike() throws IOException {
        Weights.save(model(1, new Dense(2, 3)), file);

        assertTrue(Weights.loadMatching(model(2, new Dense(2, 3)), file).isComplete());
    }

    @Test
    void anotherTypeDoesNotFit() throws IOException {
        Weights.save(model(1, new Dense(2, 3)), file);
        SequentialModel doubles = model(2, new Dense(2, 3));
        doubles.cast(DataType.DOUBLE);

        String message = assertThrows(DataFileException.class, () -> Weights.loadMatching(doubles, file))
                .getMessage();

        assertEquals(
                "0 of 2 weights loaded from " + file + "; other shape or type: \"dense_1/w\" is DOUBLE (2, 3) in the"
                        + " model, FLOAT (2, 3) in the file, \"dense_1/b\" is DOUBLE (1, 3) in the model, FLOAT (1, 3)"
                        + " in the file; build the model with some layers of the saved model",
                message);
    }

    @Test
    void aDamagedArrayLeavesTheModelAsItWas() throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        model(1, new Dense(2, 3)).namedWeights().forEach(arrays::put);
        Npz.write(file, arrays);
        byte[] bytes = Files.readAllBytes(file);
        int bias = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("dense_1/b");
        bytes[bias + 9 + 4 + 130] ^= 1; // an element of the second array, after its name, ".npy" and its header
        Files.write(file, bytes);
        SequentialModel other = model(2, new Dense(2, 3));
        float[] before = other.weights().get(0).toFloatArray();

        assertThrows(DataFileException.class, () -> Weights.loadMatching(other, file));

        assertArrayEquals(before, other.weights().get(0).toFloatArray());
    }

    @Test
    void loadsFilesThatHaveThePresentNamesOfVariables() throws IOException {
        // A block of a model: its file has own names now, and had the names in the model before.
        SequentialModel saved = model(1, new Dense(2, 3));
        Dense part = (Dense) saved.parts().get(0);
        Weights.save(List.of(part.w(), part.b()), file);
        assertEquals(
                List.of("dense_1/w", "dense_1/b"), List.copyOf(Npz.read(file).keySet()));
        part.weights().forEach(weight -> weight.assign(Tensor.zeros(weight.shape())));

        Weights.load(part, file);

        assertArrayEquals(
                Npz.read(file).get("dense_1/w").toFloatArray(), part.w().toFloatArray());
        Weights.save(part, file);
        assertEquals(List.of("w", "b"), List.copyOf(Npz.read(file).keySet()));
        assertEquals(List.of("dense_1/w", "dense_1/b"), names(part));
    }

    private static List<String> names(Dense part) {
        return part.weights().stream().map(Variable::name).toList();
    }

    private static SequentialModel model(double seed, Dense... parts) {
        for (Dense part : parts) {
            part.w().assign(Tensor.full(DataType.FLOAT, seed, part.w().shape()));
        }
        return new SequentialModel(parts);
    }
}
