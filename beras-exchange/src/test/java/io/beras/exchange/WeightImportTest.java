package io.beras.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.io.DataFileException;
import io.beras.io.Npz;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Sequential;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A model with imported weights computes what the network of the other library computes. */
class WeightImportTest {

    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dense",
                "no-bias",
                "convolution",
                "pooling",
                "batch-normalization",
                "layer-normalization",
                "embedding",
                "nested",
                "float64",
                "float16",
                "bfloat16",
                "named"
            })
    void computesWhatPyTorchComputes(String name) throws Exception {
        Map<String, Tensor> expected = Npz.read(Networks.file("pytorch/" + name + ".npz"));
        Model model = Networks.pytorch(name);

        ImportReport report =
                WeightImport.ofPyTorch(Networks.file("pytorch/" + name + ".pt")).into(model);

        assertTrue(report.isComplete(), report.toString());
        assertOutput(expected, model, tensor(expected, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dense.keras",
                "dense.weights.h5",
                "dense.h5",
                "no-bias.keras",
                "convolution.keras",
                "convolution.weights.h5",
                "convolution.h5",
                "pooling.keras",
                "batch-normalization.keras",
                "batch-normalization.weights.h5",
                "layer-normalization.keras",
                "embedding.keras",
                "nested.keras",
                "nested.weights.h5",
                "nested.h5",
                "float64.keras",
                "float16.keras",
                "functional.keras",
                "functional.h5"
            })
    void computesWhatKerasComputes(String file) throws Exception {
        String name = file.substring(0, file.indexOf('.'));
        Map<String, Tensor> expected = Npz.read(Networks.file("keras/" + name + ".npz"));
        Model model = Networks.keras(name);
        WeightImport weights = WeightImport.ofKeras(Networks.file("keras/" + file));

        ImportReport report = (file.equals("convolution.keras") || !name.equals("convolution")
                        ? weights // the sizes of the images are in the file
                        : weights.inputShape(2, 6, 8))
                .into(model);

        assertTrue(report.isComplete(), report.toString());
        assertOutput(expected, model, Networks.channelsFirst(tensor(expected, "x")));
    }

    @Test
    void reportsWhichWeightBecameWhich() throws Exception {
        assertEquals(
                """
                in batch-normalization.pt  shape   in the model                    shape   change
                0.weight                   (6, 4)  dense_1/w                       (4, 6)  transposed
                0.bias                     (6)     dense_1/b                       (1, 6)  reshaped
                1.weight                   (6)     batchnorm1d_1/gamma             (1, 6)  reshaped
                1.bias                     (6)     batchnorm1d_1/beta              (1, 6)  reshaped
                1.running_mean             (6)     batchnorm1d_1/running_mean      (1, 6)  reshaped
                1.running_var              (6)     batchnorm1d_1/running_variance  (1, 6)  reshaped
                3.weight                   (2, 6)  dense_2/w                       (6, 2)  transposed
                3.bias                     (2)     dense_2/b                       (1, 2)  reshaped
                left out: "1.num_batches_tracked" is int64, not a weight
                check: ε of "1" is not in the file; the layer of the model has 1.0E-5, and the default of PyTorch is 1.0E-5""",
                WeightImport.ofPyTorch(Networks.file("pytorch/batch-normalization.pt"))
                        .into(Networks.pytorch("batch-normalization"))
                        .toString());
        assertEquals(
                """
                in convolution.keras  shape         in the model  shape         change
                conv2d/kernel         (3, 3, 2, 3)  conv2d_1/w    (3, 2, 3, 3)  axes [3, 2, 0, 1]
                conv2d/bias           (3)           conv2d_1/b    (1, 3, 1, 1)  reshaped
                dense/kernel          (18, 4)       dense_1/w     (18, 4)       rows (height, width, channels) reordered
                dense/bias            (4)           dense_1/b     (1, 4)        reshaped""",
                WeightImport.ofKeras(Networks.file("keras/convolution.keras"))
                        .into(Networks.keras("convolution"))
                        .toString());
        assertTrue(WeightImport.ofPyTorch(Networks.file("pytorch/float16.pt"))
                .into(Networks.pytorch("float16"))
                .toString()
                .contains("transposed, FLOAT16 to FLOAT"));
    }

    @Test
    void importsIntoABlockAndIntoALayer() throws Exception {
        Sequential block = new Sequential(new Dense(4, 8), new ReLU(), new Dense(8, 3));

        ImportReport report =
                WeightImport.ofPyTorch(Networks.file("pytorch/dense.pt")).into(block);

        assertEquals(
                List.of("w", "b", "w_2", "b_2"),
                report.matches().stream().map(WeightMatch::ours).toList());
        Dense first = new Dense(4, 8);
        assertEquals(
                List.of("2"),
                WeightImport.ofPyTorch(Networks.file("pytorch/dense.pt"))
                        .intoFirstLayers(first)
                        .onlyInFile());
        assertArrayEquals(
                ((Dense) block.parts().get(0)).w().toFloatArray(), first.w().toFloatArray());
    }

    @Test
    void importsTheFirstLayersOfAModelWithAnotherHead() throws Exception {
        Dense head = new Dense(8, 5);
        SequentialModel model = new SequentialModel(new Dense(4, 8), new ReLU(), head);
        float[] before = head.w().toFloatArray();

        ImportReport report =
                WeightImport.ofKeras(Networks.file("keras/dense.keras")).intoFirstLayers(model);

        assertFalse(report.isComplete());
        assertEquals(
                List.of("dense_1/w", "dense_1/b"),
                report.matches().stream().map(WeightMatch::ours).toList());
        assertEquals(List.of("dense_2/w", "dense_2/b"), report.onlyInModel());
        assertArrayEquals(before, head.w().toFloatArray());
        assertTrue(report.toString().endsWith("only in the model: [dense_2/w, dense_2/b]\nonly in the file: [dense]"));
    }

    @Test
    void refusesAModelOfOtherLayersAndLeavesItAsItWas() {
        Path file = Networks.file("pytorch/dense.pt");
        assertRefused(
                WeightImport.ofPyTorch(file),
                new SequentialModel(new Dense(4, 8)),
                file + " does not fit: it has 2 layers with weights, but the model has 1; the file has [0 (8, 4) (8),"
                        + " 2 (3, 8) (3)] and the model has [Dense(4, 8): (4, 8) (1, 8)]: build the model with the same"
                        + " layers in the same order");
        assertRefused(
                WeightImport.ofPyTorch(file),
                new SequentialModel(new Dense(4, 8), new Dense(8, 2)),
                file + " does not fit: its layer \"2\" is beside Dense(8, 2), and would need \"2.weight\" of the shape"
                        + " (2, 8), not (3, 8); the file has [");
        assertRefused(
                WeightImport.ofPyTorch(file),
                new SequentialModel(new Dense(4, 8), new Dense(8, 3).withoutBias()),
                "its layer \"2\" is beside Dense(8, 3, without bias), and has other weights: [WEIGHT, BIAS], not [WEIGHT]");
        assertRefused(
                WeightImport.ofPyTorch(file),
                new SequentialModel(new Conv2d(4, 8, 1), new Flatten(), new Dense(8, 3)),
                "its layer \"0\" is beside Conv2d(4, 8, 1), and is not of the kind convolution");
    }

    @Test
    void refusesAnotherEpsilonThanTheFileStates() {
        assertRefused(
                WeightImport.ofKeras(Networks.file("keras/batch-normalization.keras")),
                new SequentialModel(new Dense(4, 6), new BatchNorm1d(6), new ReLU(), new Dense(6, 2)),
                "its layer \"batch_normalization\" is beside BatchNorm1d(6), and has ε = 0.001, but the layer of the model"
                        + " has ε = 1.0E-5, so call epsilon(0.001) of the layer");
    }

    @Test
    void refusesToGuessTheSizesOfFlattenedImages() {
        Path file = Networks.file("keras/convolution.weights.h5");
        assertRefused(
                WeightImport.ofKeras(file),
                Networks.keras("convolution"),
                file
                        + " cannot be imported: the sizes of the images before Flatten are not known, but the next layer has 18"
                        + " features of 3 channels; call inputShape(channels, height, width) with the shape of a sample");
        assertRefused(
                WeightImport.ofKeras(file),
                new SequentialModel(new Conv2d(2, 3, 3), new MaxPool2d(2), x -> x[0].flatten(), new Dense(18, 4)),
                "no Flatten is between the convolution and Dense(18, 4), so the order of the features is not known");
    }

    @Test
    void aModelThatWasTrainedKnowsTheSizes() throws Exception {
        Map<String, Tensor> expected = Npz.read(Networks.file("keras/convolution.npz"));
        Model model = Networks.keras("convolution");
        model.info().inputShape(2, 6, 8);

        WeightImport.ofKeras(Networks.file("keras/convolution.weights.h5")).into(model);

        assertOutput(expected, model, Networks.channelsFirst(tensor(expected, "x")));
    }

    @Test
    void refusesBlocksThatAFileWithoutAnOrderDoesNotHave() {
        assertRefused(
                WeightImport.ofKeras(Networks.file("keras/nested.weights.h5")),
                new SequentialModel(
                        new Dense(4, 6), new Dense(6, 6), new Dense(6, 6), new Dense(6, 6), new Dense(6, 2)),
                "has no order of its layers, and its block \"sequential\" is no block in the model; save the model with");
    }

    @Test
    void refusesALayerThatBerasDoesNotHave() {
        assertRefused(
                WeightImport.ofKeras(Networks.file("keras/recurrent.keras")),
                new SequentialModel(new Dense(2, 8)),
                " holds the layer \"lstm\" with [lstm/cell/vars/0, lstm/cell/vars/1, lstm/cell/vars/2], which no layer of"
                        + " Beras has; import the weights of Dense,");
    }

    @Test
    void refusesAModelWithWeightsThatItDoesNotKnow() {
        Weighted own = new Weighted() {
            @Override
            public List<Variable> ownWeights() {
                return List.of(new Variable("scale", Tensor.of(1)));
            }
        };
        Weighted model = new Weighted() {
            @Override
            public List<Weighted> children() {
                return List.of(own);
            }
        };

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> WeightImport.ofPyTorch(Path.of("none.pt")).into(model))
                .getMessage();

        assertTrue(message.contains("has the weights [scale]; it knows Dense, Conv2d,"), message);
    }

    @Test
    void importsDoublesIntoFloatsAndReportsIt() throws Exception {
        Model model = Networks.pytorch("float64");
        model.cast(DataType.FLOAT);

        ImportReport report =
                WeightImport.ofPyTorch(Networks.file("pytorch/float64.pt")).into(model);

        assertEquals("transposed, FLOAT64 to FLOAT", report.matches().get(0).change());
        assertEquals(DataType.FLOAT, model.weights().get(0).dataType());
    }

    private static void assertOutput(Map<String, Tensor> expected, Model model, Tensor x) {
        Tensor y = model.predict(x);

        assertArrayEquals(tensor(expected, "y").shape(), y.shape());
        assertArrayEquals(tensor(expected, "y").toDoubleArray(), y.toDoubleArray(), TOLERANCE);
    }

    private static void assertRefused(WeightImport weights, Weighted model, String sentence) {
        List<double[]> before =
                model.weights().stream().map(Tensor::toDoubleArray).toList();

        String message =
                assertThrows(DataFileException.class, () -> weights.into(model)).getMessage();

        assertTrue(message.contains(sentence), () -> message + "\ninstead of\n" + sentence);
        List<double[]> after = new ArrayList<>();
        model.weights().forEach(weight -> after.add(weight.toDoubleArray()));
        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), after.get(i));
        }
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }
}
