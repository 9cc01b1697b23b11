package io.beras.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ELU;
import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.Reshape;
import io.beras.models.SequentialModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** The bytes of exported files: against the onnx package of Python, and against a reader of the tests. */
class OnnxFileTest {

    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;

    @TempDir
    Path folder;

    @Test
    void theBytesAreThoseOfTheOnnxPackage() throws IOException {
        SequentialModel model = new SequentialModel(
                new Dense(2, 3), new ELU(.5), new Reshape(3, 1), new Flatten(), new Dense(3, 1).withoutBias());
        assign(model, "dense_1/w", .125, .25, .375, .5, .625, .75);
        assign(model, "dense_1/b", -1, 0, 1);
        assign(model, "dense_2/w", .1, .2, .3);
        model.info().inputShape(2).classNames(List.of("café", "tea")).note("data", "two columns");

        assertArrayEquals(resource("small.onnx"), export(model));
    }

    @Test
    void theSameModelHasTheSameBytes() throws IOException {
        SequentialModel model = model();

        assertArrayEquals(export(model), export(model));
    }

    @Test
    void aWeightHasItsNameItsShapeAndItsBits() throws IOException {
        SequentialModel model = model();
        List<ProtobufReader> tensors = initializers(model);

        assertEquals(
                List.copyOf(model.namedWeights().keySet()),
                tensors.stream().map(tensor -> tensor.text(8)).toList());
        ProtobufReader w = tensors.get(0);
        assertEquals(List.of(3L, 4L), w.values(1));
        assertEquals(1, w.integer(2), "FLOAT");
        ByteBuffer elements = ByteBuffer.wrap(w.bytes(9)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[12];
        elements.asFloatBuffer().get(values);
        assertArrayEquals(
                Objects.requireNonNull(model.namedWeights().get("dense_1/w")).toFloatArray(), values);
        assertEquals(List.of(4L), tensors.get(2).values(1), "ONNX has vectors for the scale of a normalization");
    }

    @Test
    void aSharedLayerHasOneInitializerForEachWeight() throws IOException {
        Dense shared = new Dense(3, 3);
        SequentialModel model = new SequentialModel(shared, new ReLU(), shared);
        model.info().inputShape(3);

        assertEquals(2, initializers(model).size());
    }

    @Test
    void aDoubleModelHasDoubleTensors() throws IOException {
        SequentialModel model = model();
        model.cast(DataType.DOUBLE);
        ProtobufReader graph = new ProtobufReader(export(model)).message(GRAPH);

        assertEquals(11, graph.message(INPUT).message(2).message(1).integer(1));
        for (ProtobufReader tensor : graph.messages(INITIALIZER)) {
            assertEquals(11, tensor.integer(2));
        }
    }

    @Test
    void anEmbeddingTakesIntegersOf32Bits() throws IOException {
        SequentialModel model = new SequentialModel(new Embedding(5, 2));
        model.predict(Tensor.of(new int[][] {{1, 4, 0}})); // the shape of a sample is known from here on
        ProtobufReader type = new ProtobufReader(export(model))
                .message(GRAPH)
                .message(INPUT)
                .message(2)
                .message(1);

        assertEquals(6, type.integer(1));
        List<ProtobufReader> axes = type.message(2).messages(1);
        assertEquals("batch", axes.get(0).text(2));
        assertEquals(3, axes.get(1).integer(1));
        assertEquals(2, axes.size());
    }

    /** Training after the export must not change what is written. */
    @Test
    void theGraphHasACopyOfTheWeights() throws IOException {
        SequentialModel model = model();
        byte[] before = export(model);
        OnnxModel exported = OnnxModel.of(model);
        model.weights().forEach(weight -> weight.assign(Tensor.zeros(weight.shape())));

        exported.save(folder.resolve("model.onnx"));
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("model.onnx")));
    }

    @Test
    void theExportChangesNothingInTheModel() throws IOException {
        SequentialModel model = model();
        model.setTraining(true);
        Tensor mean = Tensor.of(Objects.requireNonNull(model.namedWeights().get("batchnorm1d_1/running_mean")));
        export(model);

        assertArrayEquals(
                mean.toFloatArray(),
                Objects.requireNonNull(model.namedWeights().get("batchnorm1d_1/running_mean"))
                        .toFloatArray());
    }

    /** The 33 tensors share one array of 64 MiB, so that the test needs no 2 GB. */
    @Test
    void aModelOfMoreThan2GBIsRefused() {
        OnnxTensor large = new OnnxTensor("w", ElementType.FLOAT, new long[] {1 << 24}, new byte[1 << 26]);
        OnnxValueInfo value = new OnnxValueInfo("x", ElementType.FLOAT, new long[] {1});
        OnnxModel model =
                new OnnxModel(new OnnxGraph("g", List.of(), Collections.nCopies(33, large), value, value), Map.of());
        Path file = folder.resolve("large.onnx");

        IOException refused = assertThrows(IOException.class, () -> model.save(file));
        assertTrue(
                refused.getMessage()
                        .matches("\\QCannot write " + file
                                + "\\E: an ONNX file has at most 2147483647 bytes, but the model"
                                + " needs 22145\\d{5}; export a smaller model."), // 33 · 2²⁶ is 2,214,592,512
                refused.getMessage());
        assertFalse(Files.exists(file));
    }

    private static SequentialModel model() {
        SequentialModel model = new SequentialModel(new Dense(3, 4), new BatchNorm1d(4), new ReLU());
        model.info().inputShape(3).note("saved", "today");
        return model;
    }

    private static void assign(SequentialModel model, String name, double... values) {
        var weight = Objects.requireNonNull(model.namedWeights().get(name));
        weight.assign(Tensor.of(DataType.FLOAT, values, weight.shape()));
    }

    private List<ProtobufReader> initializers(SequentialModel model) throws IOException {
        return new ProtobufReader(export(model)).message(GRAPH).messages(INITIALIZER);
    }

    private byte[] export(SequentialModel model) throws IOException {
        Path file = folder.resolve("exported.onnx");
        Onnx.export(model, file);
        return Files.readAllBytes(file);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OnnxFileTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
