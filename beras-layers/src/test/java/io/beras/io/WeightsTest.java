package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.models.SequentialModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** Saved weights load without change, or not at all. */
class WeightsTest {

    private static final Tensor X = Tensor.of(new double[][] {{1, 2}, {-3, 4}});

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.npz");
    }

    @Test
    void aModelWithTheSameLayersPredictsTheSameAfterLoading() throws IOException {
        SequentialModel trained = model(1);
        SequentialModel other = model(2);
        assertNotSame(trained, other);

        Weights.save(trained, file);
        Weights.load(other, file);

        assertArrayEquals(trained.predict(X).toFloatArray(), other.predict(X).toFloatArray());
    }

    @Test
    void loadsWhatNumPyHasWritten() throws Exception {
        Path numpy = Path.of(Objects.requireNonNull(WeightsTest.class.getResource("weights.npz"))
                .toURI());
        SequentialModel model = model(1);

        Weights.load(model, numpy);

        // x = (1, 2): x·w₁ + b₁ = (9, 12, 15)/8 + (−1, 0, 1) = (.125, 1.5, 2.875); ·w₂ = 1.175; − 2.5 = −1.325
        assertEquals(-1.325, model.predict(X).toDoubleArray()[0], 1e-6);
    }

    @Test
    void keepsTheNamesOfVariables() throws IOException {
        Weights.save(model(1), file);

        assertEquals(
                List.of("dense_1/w", "dense_1/b", "dense_2/w", "dense_2/b"),
                List.copyOf(Npz.read(file).keySet()));
    }

    @Test
    void aLayerOfTwoModelsLoadsFromTheFilesOfBoth() throws IOException {
        // The file of the first model is saved before the second model gets the layer, and loaded after it.
        Dense shared = new Dense(2, 3);
        SequentialModel first = new SequentialModel(shared, new Dense(3, 1));
        Path firstFile = folder.resolve("first.npz");
        Weights.save(first, firstFile);
        float[] saved = shared.w().toFloatArray();

        SequentialModel second = new SequentialModel(new Dense(2, 2), shared);
        SequentialModel outer = new SequentialModel(first, new Dense(1, 1));
        Weights.save(second, file);
        shared.w().assign(Tensor.zeros(2, 3));

        Weights.load(first, firstFile);
        assertArrayEquals(saved, shared.w().toFloatArray());
        shared.w().assign(Tensor.zeros(2, 3));
        Weights.load(second, file);
        assertArrayEquals(saved, shared.w().toFloatArray());
        assertEquals(
                List.of("dense_1/w", "dense_1/b", "dense_2/w", "dense_2/b"),
                List.copyOf(Npz.read(file).keySet()));
        Weights.save(outer, file);
        assertEquals(
                List.of("sequentialmodel_1/dense_1/w", "sequentialmodel_1/dense_1/b"),
                List.copyOf(Npz.read(file).keySet()).subList(0, 2));
    }

    @Test
    void keepsRunningStatistics() throws IOException {
        Variable mean = Variable.nonTrainable("mean", Tensor.of(3, 4));
        Variable other = Variable.nonTrainable("mean", Tensor.of(0, 0));

        Weights.save(List.of(mean), file);
        Weights.load(List.of(other), file);

        assertArrayEquals(new float[] {3, 4}, other.toFloatArray());
    }

    @Test
    void distinguishesVariablesOfOneName() throws IOException {
        // Layers that no model has named: both have a "w", and one is called what the second would be.
        Weights.save(List.of(variable("w", 1), variable("w_2", 2), variable("w", 3)), file);
        List<Variable> others = List.of(variable("w", 0), variable("w_2", 0), variable("w", 0));

        Weights.load(others, file);

        assertEquals(List.of("w", "w_2", "w_3"), List.copyOf(Npz.read(file).keySet()));
        assertEquals(List.of(1., 2., 3.), others.stream().map(Tensor::item).toList());
    }

    @Test
    void keepsDoublesToTheLastBit() throws IOException {
        Weighted model = model(1);
        model.cast(DataType.DOUBLE);
        model.weights().get(0).assign(Tensor.full(DataType.DOUBLE, Math.PI, 2, 3));
        SequentialModel other = model(2);
        other.cast(DataType.DOUBLE);

        Weights.save(model, file);
        Weights.load(other, file);

        assertEquals(Math.PI, other.weights().get(0).toDoubleArray()[5]);
    }

    @Test
    void loadedValuesOutliveTheStep() throws IOException {
        Weights.save(model(1), file);
        SequentialModel other = model(2);

        try (StepScope step = new StepScope()) {
            Weights.load(other, file);
        }

        assertArrayEquals(model(1).predict(X).toFloatArray(), other.predict(X).toFloatArray());
    }

    @Test
    void namesTheVariableAndBothShapes() throws IOException {
        Weights.save(new SequentialModel(new Dense(2, 4), new ReLU(), new Dense(4, 1)), file);

        assertRefused(
                model(1),
                file + " does not fit: \"dense_1/w\" has the shape (2, 3) in the model, but (2, 4) in the file;"
                        + " build the model with the layers of the saved model");
    }

    @Test
    void namesWhatIsMissingAndWhatIsUnknown() throws IOException {
        Weights.save(new SequentialModel(new Dense(2, 3).withoutBias()), file);
        assertRefused(
                model(1),
                file + " does not fit: it lacks \"dense_1/b\", \"dense_2/w\", \"dense_2/b\";"
                        + " build the model with the layers of the saved model");

        Weights.save(model(1), file);
        assertRefused(
                new SequentialModel(new Dense(2, 3)),
                file + " does not fit: it holds \"dense_2/w\", \"dense_2/b\", which the model does not have;"
                        + " build the model with the layers of the saved model");

        Weights.save(List.of(variable("a", 1)), file);
        assertTrue(message(() -> Weights.load(List.of(variable("b", 1)), file))
                .contains("it lacks \"b\" and it holds \"a\", which the model does not have"));
    }

    @Test
    void namesBothTypes() throws IOException {
        SequentialModel doubles = model(1);
        doubles.cast(DataType.DOUBLE);
        Weights.save(doubles, file);

        assertRefused(
                model(1),
                file + " does not fit: \"dense_1/w\" is FLOAT in the model, but DOUBLE in the file;"
                        + " call model.cast(DataType.DOUBLE) before loading, and cast back after it");

        Npz.write(file, Map.of("w", Tensor.ofLabels(1)));
        assertTrue(message(() -> Weights.load(List.of(new Variable("w", Tensor.of(1))), file))
                .endsWith("is FLOAT in the model, but INT in the file; weights are floating-point numbers"));
    }

    @Test
    void oneArrayThatDoesNotFitLeavesAllWeightsAlone() throws IOException {
        // Only the last of four is damaged: one bit of its only number, which its checksum gives away.
        Weights.save(model(1), file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[lastNumber(bytes)] ^= 1;
        Files.write(file, bytes);

        assertRefused(model(2), file + ": \"dense_2/b\" is damaged: its checksum is not that of the archive");

        Map<String, Tensor> arrays = new LinkedHashMap<>();
        model(1).weights().forEach(weight -> arrays.put(weight.name(), weight));
        arrays.put("dense_2/b", Tensor.zeros(1, 2));
        Npz.write(file, arrays);
        assertRefused(
                model(2),
                file + " does not fit: \"dense_2/b\" has the shape (1, 1) in the model, but (1, 2) in the file");
    }

    @Test
    void refusesToSaveNothing() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Weights.save(new SequentialModel(new ReLU()), file))
                .getMessage();

        assertEquals("there is nothing to save in " + file + ": no variables were given", message);
    }

    @Test
    void refusesToLoadIntoNothing() throws IOException {
        Weights.save(model(1), file);

        String message = assertThrows(IllegalArgumentException.class, () -> Weights.load(List.of(), file))
                .getMessage();

        assertEquals(
                "there is nothing to load " + file + " into: no variables were given; for the state of an optimizer"
                        + " use its restore(...)",
                message);
    }

    private static SequentialModel model(long seed) {
        Randomness.setSeed(seed);
        return new SequentialModel(new Dense(2, 3), new ReLU(), new Dense(3, 1));
    }

    private static Variable variable(String name, double value) {
        return new Variable(name, Tensor.of(value));
    }

    /** Returns the index of the element of "dense_2/b": the last header ends in a line break, and the bias 0 follows. */
    private static int lastNumber(byte[] bytes) {
        int last = 0;
        for (int i = 0; i < bytes.length - 5; i++) {
            if (bytes[i] == ' ' && bytes[i + 1] == '\n') {
                last = i + 2;
            }
        }
        return last;
    }

    private static void assertNotSame(SequentialModel one, SequentialModel other) {
        assertTrue(one.predict(X).sub(other.predict(X)).abs().max().item() > 1e-3, "otherwise the test shows nothing");
    }

    /** Asserts that loading throws this message, and that the model predicts the same as before. */
    private void assertRefused(SequentialModel model, String said) {
        float[] before = model.predict(X).toFloatArray();

        String message = message(() -> Weights.load(model, file));

        assertTrue(message.contains(said), message);
        assertArrayEquals(before, model.predict(X).toFloatArray());
    }

    private static String message(Executable loading) {
        return assertThrows(DataFileException.class, loading).getMessage();
    }
}
