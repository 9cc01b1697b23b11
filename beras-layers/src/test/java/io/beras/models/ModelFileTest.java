package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.activations.Softmax;
import io.beras.activations.Tanh;
import io.beras.core.Callable;
import io.beras.core.Regularizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypes;
import io.beras.core.config.Configurable;
import io.beras.core.random.Randomness;
import io.beras.data.Dataset;
import io.beras.data.Standardization;
import io.beras.io.DataFileException;
import io.beras.io.LoadReport;
import io.beras.io.Npz;
import io.beras.io.TensorArchive;
import io.beras.io.Weights;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.layers.Residual;
import io.beras.layers.ResidualBlock;
import io.beras.layers.Sequential;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.F1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** A saved and loaded model predicts the same bits, and a report names the parts that a file can't hold. */
class ModelFileTest {

    private static final Tensor X = Tensor.of(new double[][] {{.1, -.2, .3}, {.4, .5, -.6}, {0, 1, 2}});

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void prepare() {
        file = folder.resolve("model.beras");
        Randomness.setSeed(3);
    }

    @Test
    void blocksAndModelsInAModel() throws IOException {
        SequentialModel inner = new SequentialModel(new Dense(3, 3), new Tanh());
        assertSameAfterLoad(
                new SequentialModel(
                        new Sequential(new Dense(3, 4), new Sequential(new ReLU(), new Dense(4, 3))),
                        new Residual(new Dense(3, 3)),
                        new ResidualBlock(3, 2, LayerNorm1d::new, .1),
                        inner,
                        new Dropout(.5),
                        new Softmax()),
                X);
    }

    @Test
    void imagesAndSequences() throws IOException {
        assertSameAfterLoad(
                new SequentialModel(
                        new Reshape(1, 4, 4),
                        new Conv2d(1, 2, 3).withPadding(1).withoutBias(),
                        new MaxPool2d(2),
                        new Conv2d(2, 2, 2),
                        new Flatten(),
                        new Dense(2, 3).withoutBias()),
                Tensor.ones(2, 16).mul(.3));
        assertSameAfterLoad(new SequentialModel(new Embedding(5, 3), new Dense(3, 2)), Tensor.ofLabels(0, 4, 2));
    }

    @Test
    void theShapesOfSeveralInputs() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2));
        model.info().inputShapes(List.of(new long[] {3}, new long[] {1, 28, 28}));
        model.save(file);

        List<long[]> shapes = Model.load(file).info().inputShapes();

        assertEquals(2, shapes.size());
        assertArrayEquals(new long[] {3}, shapes.get(0));
        assertArrayEquals(new long[] {1, 28, 28}, shapes.get(1));
    }

    @Test
    void aModelWithoutWeights() throws IOException {
        assertSameAfterLoad(new SequentialModel(new ReLU()), X);
    }

    @Test
    void aLayerThatIsCalledTwiceStaysOneLayer() throws IOException {
        Dense dense = new Dense(3, 3);
        Model loaded = assertSameAfterLoad(new SequentialModel(dense, new ReLU(), dense), X);

        assertSame(loaded.parts().get(0), loaded.parts().get(2));
        assertEquals(2, loaded.weights().size());
    }

    @Test
    void frozenWeightsStayFrozen() throws IOException {
        Dense frozen = new Dense(3, 3);
        frozen.setTrainable(false);
        Model loaded = assertSameAfterLoad(new SequentialModel(frozen, new BatchNorm1d(3), new Dense(3, 2)), X);

        assertEquals(
                List.of(false, false, true, true, false, false, true, true),
                loaded.weights().stream().map(Variable::trainable).toList());
        loaded.setTrainable(true);
        assertEquals(6, loaded.trainableVariables().size()); // not the running statistics
    }

    @Test
    void eachWeightKeepsItsType() throws IOException {
        Dense first = new Dense(3, 3);
        Dense last = new Dense(3, 3);
        first.cast(DataType.DOUBLE);
        new SequentialModel(first, last).save(file);

        Model loaded = Model.load(file);

        assertEquals(
                List.of(DataType.DOUBLE, DataType.DOUBLE, DataType.FLOAT, DataType.FLOAT),
                loaded.weights().stream().map(Tensor::dataType).toList());

        SequentialModel all = new SequentialModel(first, last);
        all.cast(DataType.DOUBLE);
        assertSameAfterLoad(all, X.cast(DataType.DOUBLE));
    }

    @Test
    void regularizersAreKept() throws IOException {
        Dense dense = new Dense(3, 2).regularized(Regularizer.l1(.1).and(Regularizer.l2(.2)));
        dense.b().setRegularizer(Regularizer.l2(.3));
        Model model = new SequentialModel(dense);
        Model loaded = assertSameAfterLoad(model, X);

        assertEquals(2, loaded.penalties().size());
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    model.penalties().get(i).item(), loaded.penalties().get(i).item());
        }
    }

    @Test
    void aRegularizerThatIsALambdaIsReported() throws IOException {
        SaveReport report = new SequentialModel(new Dense(3, 2).regularized(w -> w.sum())).save(file);

        assertTrue(report.hasModel());
        assertFalse(report.isComplete());
        assertEquals(
                List.of(
                        "the regularizer of \"dense_1/w\": an anonymous Regularizer has no settings; write it as a class"
                                + " that implements Configurable, and call ConfigTypes.register(...) for the class"),
                report.missing());
        assertEquals(List.of(), Model.load(file).penalties());
    }

    @Test
    void runningStatisticsAreKept() throws IOException {
        SequentialModel model = new SequentialModel(new BatchNorm1d(3).momentum(.5));
        model.setTraining(true);
        model.call(X);
        model.setTraining(false);

        assertSameAfterLoad(model, X);
    }

    @Test
    void informationAndScalingAreKept() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2));
        model.info()
                .classNames(List.of("cat", "dog \"ü\""))
                .input(Standardization.of(1, 2))
                .note("data", "sha-256 1f3a");
        model.scaleInputs(Standardization.of(Tensor.of(.1, .2, .3), Tensor.of(1, 2, 3)));
        model.scaleTargets(Standardization.of(5, 3));
        model.predict(X);

        Model loaded = assertSameAfterLoad(model, X);

        assertArrayEquals(new long[] {3}, loaded.info().inputShape());
        assertEquals(List.of("cat", "dog \"ü\""), loaded.info().classNames());
        assertEquals(
                "Standardization(1.0, 2.0)", loaded.info().input().orElseThrow().toString());
        assertEquals(
                List.of("data", "beras version", "java version", "saved"),
                List.copyOf(loaded.info().notes().keySet()));
        assertEquals("sha-256 1f3a", loaded.info().notes().get("data"));
        assertEquals(Runtime.version().toString(), loaded.info().notes().get(ModelInfo.JAVA_VERSION));
        assertEquals(Set.of("data"), model.info().notes().keySet()); // saving changes no model
    }

    @Test
    void aLambdaIsReportedAndTheWeightsAreSaved() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2), x -> x[0].relu());

        SaveReport report = model.save(file);

        String reason =
                "the setting \"parts\" of SequentialModel: an anonymous Callable has no settings; write it as a class"
                        + " that implements Configurable, and call ConfigTypes.register(...) for the class; create the model in"
                        + " Java, and call loadWeights(file)";
        assertEquals(List.of("the architecture: " + reason), report.missing());
        assertFalse(report.hasModel());
        assertTrue(report.toString().startsWith(file + " ("), report.toString());
        assertTrue(
                report.toString()
                        .endsWith(
                                "kB): without its architecture, SequentialModel, 2 weights\nnot saved: the architecture: "
                                        + reason),
                report.toString());
        assertEquals(
                file + " holds the weights of a model, but not its architecture: " + reason,
                assertThrows(DataFileException.class, () -> Model.load(file)).getMessage());

        SequentialModel other = new SequentialModel(new Dense(3, 2), x -> x[0].relu());
        LoadReport loaded = other.loadWeights(file);
        assertEquals(List.of("dense_1/w", "dense_1/b"), loaded.loaded());
        assertSameBits(model, other, X);
    }

    private static class TwoLayers extends Model {
        private final Dense first = add(new Dense(3, 4));
        private final Dense second = add(new Dense(4, 2));

        @Override
        protected Tensor forward(Tensor... inputs) {
            return second.call(first.call(inputs).relu());
        }
    }

    @Test
    void aModelWithJavaCodeLoadsItsWeightsOnly() throws IOException {
        TwoLayers model = new TwoLayers();
        SaveReport report = model.save(file);

        assertEquals(
                file
                        + " holds the weights of a model, but not its architecture: the forward pass of TwoLayers is Java code;"
                        + " create TwoLayers in Java, and call loadWeights(file), or let it implement Configurable and call"
                        + " ConfigTypes.register(TwoLayers.class, config -> new TwoLayers(...)) before saving and loading",
                assertThrows(DataFileException.class, () -> Model.load(file)).getMessage());
        assertEquals(4, report.weights());

        TwoLayers other = new TwoLayers();
        other.loadWeights(file);
        assertSameBits(model, other, X);
    }

    /** A model whose forward pass is Java code, with settings. */
    private static final class Wide extends Model implements Configurable {
        private final int width;
        private final boolean twice;
        private final Dense first;
        private final Dense second;

        Wide(int width, boolean twice) {
            this.width = width;
            this.twice = twice;
            first = add(new Dense(3, width));
            second = add(new Dense(width, 3));
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            Tensor y = second.call(first.call(inputs).tanh());
            return twice ? second.call(first.call(y).tanh()) : y;
        }

        @Override
        public Config config() {
            return Config.empty().with("width", width).with("twice", twice);
        }
    }

    @Test
    void aRegisteredModelWithJavaCodeIsLoadedWhole() throws IOException {
        ConfigTypes.register(Wide.class, config -> new Wide(config.integer("width"), config.flag("twice")));

        Model loaded = assertSameAfterLoad(new Wide(7, true), X);

        assertInstanceOf(Wide.class, loaded);
        assertSameAfterLoad(new SequentialModel(new Dense(3, 3), new Wide(2, false)), X);
    }

    /** A custom layer with a weight. */
    private static final class Shift implements Callable, io.beras.core.Weighted, Configurable {
        private final Variable by;

        Shift(int size) {
            by = new Variable("by", Tensor.ones(1, size));
        }

        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].add(by);
        }

        @Override
        public List<Variable> ownWeights() {
            return List.of(by);
        }

        @Override
        public Config config() {
            return Config.empty().with("size", by.size(1));
        }
    }

    @Test
    void aCustomLayerIsSavedOnceItIsRegistered() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 3), new Shift(3));
        assertEquals(
                List.of("the architecture: the setting \"parts\" of SequentialModel: Shift is not registered; call"
                        + " ConfigTypes.register(Shift.class, config -> new Shift(...)); create the model in Java, and call"
                        + " loadWeights(file)"),
                model.save(file).missing());

        ConfigTypes.register("test.Shift", Shift.class, config -> new Shift(config.integer("size")));
        assertSameAfterLoad(model, X);
        changeJson(json -> json.replace("test.Shift", "com.example.Swish"));
        assertEquals(
                file
                        + ": the type \"com.example.Swish\" is not registered; call ConfigTypes.register(Swish.class, config ->"
                        + " new Swish(...)) first",
                assertThrows(DataFileException.class, () -> Model.load(file)).getMessage());
    }

    @Test
    void twoLayersThatShareAWeightAreReported() throws IOException {
        Dense dense = new Dense(3, 3);
        SequentialModel model = new SequentialModel(dense, dense.withoutBias());

        SaveReport report = model.save(file);

        assertEquals(
                List.of(
                        "the architecture: two different parts share the weight \"dense_1/w\"; create the model in Java, and"
                                + " call loadWeights(file)"),
                report.missing());
    }

    /** A model uses a part without the scaling of the part, so that the scaling belongs to the part alone. */
    @Test
    void theScalingOfAPartIsReported() throws IOException {
        SequentialModel part = new SequentialModel(new Dense(3, 2));
        part.scaleInputs(Standardization.fittedTo(Dataset.of(X, X)));
        SequentialModel model = new SequentialModel(part, new Dense(2, 1));

        SaveReport report = model.save(file);

        assertEquals(
                List.of(
                        "the scaling of the part SequentialModel(Dense(3, 2)): a model that contains this part does not use"
                                + " it; save the part in a file of its own, too"),
                report.missing());
    }

    @Test
    void anOptimizerWithoutSettingsIsReportedAndTheModelLoadsWithoutIt() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2), new Softmax());
        model.compile(new Descent(.1), new CategoricalCrossEntropy(), new CategoricalAccuracy(), new F1().macro());

        SaveReport report = model.save(file);

        assertTrue(report.hasModel());
        assertFalse(report.isCompiled());
        assertEquals(
                List.of("the optimizer: Descent has no settings; let it implement Configurable, and call"
                        + " ConfigTypes.register(Descent.class, config -> new Descent(...))"),
                report.missing());
        Model loaded = Model.load(file);
        assertSameBits(model, loaded, X);
        assertThrows(IllegalStateException.class, () -> loaded.evaluate(X, Tensor.ofLabels(0, 1, 1)));
    }

    @Test
    void aModelThatMaySkipPartsMayStillSkipThem() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2));
        model.allowUnusedWeights();

        assertTrue(assertSameAfterLoad(model, X).allowsUnusedWeights());
    }

    /** A layer that was in another model first has a name of that model, but a file has names of the saved model. */
    @Test
    void namesDependOnTheSavedModelOnly() throws IOException {
        Dense dense = new Dense(3, 3);
        SequentialModel before = new SequentialModel(new Dense(3, 3), dense);
        SequentialModel model = new SequentialModel(dense);
        assertEquals("dense_2/w", dense.w().name());
        assertEquals(2, before.parts().size());

        model.save(file);

        assertEquals(
                Set.of("dense_1/w", "dense_1/b"),
                Model.load(file).namedWeights().keySet());
    }

    @Test
    void theStateOfARunIsKept() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2));
        model.compile(new Descent(.1), new MeanSquaredError());
        RunState run = new RunState(
                Config.empty().with("epoch", 3).withTexts("names", List.of("loss")),
                Map.of("history/loss", Tensor.of(DataType.DOUBLE, new double[] {3, Double.NaN}, 2)));
        ModelFile.save(model, file, run);
        float[] weights = model.weights().get(0).toFloatArray();
        model.weights().get(0).assign(Tensor.zeros(3, 2));

        try (ModelFile saved = ModelFile.open(file)) {
            RunState same = saved.training().orElseThrow();
            assertEquals(3, same.values().integer("epoch"));
            assertEquals(List.of("loss"), same.values().texts("names"));
            assertArrayEquals(
                    new double[] {3, Double.NaN},
                    same.tensors().get("history/loss").toDoubleArray());
            saved.restoreInto(model);
        }
        assertArrayEquals(weights, model.weights().get(0).toFloatArray());
        assertSameBits(model, Model.load(file), X); // load ignores the run
    }

    @Test
    void aFailedLoadLeavesTheModelUnchanged() throws IOException {
        new SequentialModel(new Dense(3, 2), new Dense(2, 2)).save(file);
        SequentialModel model = new SequentialModel(new Dense(3, 2), new Dense(2, 3));
        List<float[]> before =
                model.weights().stream().map(Tensor::toFloatArray).toList();

        String message = assertThrows(DataFileException.class, () -> model.loadWeights(file))
                .getMessage();

        assertEquals(
                file
                        + " does not fit: \"dense_2/w\" has the shape (2, 3) in the model, but (2, 2) in the file; build the"
                        + " model with the layers of the saved model",
                message);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 600] ^= 1; // in the last array
        Files.write(file, bytes);
        assertThrows(DataFileException.class, () -> model.loadWeights(file));
        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), model.weights().get(i).toFloatArray());
        }
    }

    @Test
    void weightsOfBothFormatsAreLoaded() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2));
        Path npz = folder.resolve("w.npz");
        Weights.save(model, npz);
        model.save(file);
        for (Path from : List.of(npz, file)) {
            SequentialModel other = new SequentialModel(new Dense(3, 2));
            assertNotEquals(
                    model.predict(X).toDoubleArray()[0], other.predict(X).toDoubleArray()[0]);
            other.loadWeights(from);
            assertSameBits(model, other, X);
        }
        String message =
                assertThrows(DataFileException.class, () -> Npz.read(file)).getMessage();
        assertTrue(message.contains("but a model of Beras"), message);
    }

    @Test
    void onlyWeightsInCommonMayBeLoaded() throws IOException {
        new SequentialModel(new Dense(3, 2), new Dense(2, 2)).save(file);

        LoadReport report = Weights.loadMatching(new SequentialModel(new Dense(3, 2)), file);

        assertEquals(List.of("dense_1/w", "dense_1/b"), report.loaded());
        assertEquals(List.of("dense_2/w", "dense_2/b"), report.onlyInFile());
    }

    @Test
    void loadingDrawsNoRandomNumbersOfTheProgram() throws IOException {
        ConfigTypes.register(Wide.class, config -> new Wide(config.integer("width"), config.flag("twice")));
        new Wide(3, true).save(file);
        Randomness.setSeed(8);
        float[] expected = new Dense(3, 2).w().toFloatArray();

        Randomness.setSeed(8);
        Model.load(file);

        assertArrayEquals(expected, new Dense(3, 2).w().toFloatArray());
    }

    @Test
    void aFileThatCanNotBeWrittenKeepsItsBytes() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2));
        model.save(file);
        byte[] before = Files.readAllBytes(file);
        model.weights().get(0).assign(Tensor.zeros(3, 2));
        Map<String, Tensor> broken = new LinkedHashMap<>();
        broken.put("half \uD83D", Tensor.ones(2)); // half a character, which no name of an entry can hold

        assertThrows(
                IllegalArgumentException.class,
                () -> ModelFile.save(model, file, new RunState(Config.empty(), broken)));

        assertArrayEquals(before, Files.readAllBytes(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private Model assertSameAfterLoad(Model model, Tensor x) throws IOException {
        SaveReport report = model.save(file);
        assertEquals(List.of(), report.missing());
        assertTrue(report.hasModel());
        assertEquals(Files.size(file), report.bytes());
        Model loaded = Model.load(file);
        assertEquals(model.getClass(), loaded.getClass());
        assertEquals(model.namedWeights().keySet(), loaded.namedWeights().keySet());
        assertEquals(model.toString(), loaded.toString());
        assertSameBits(model, loaded, x);
        return loaded;
    }

    private static void assertSameBits(Model model, Model loaded, Tensor x) {
        Tensor expected = model.predict(x);
        Tensor actual = loaded.predict(x);
        assertEquals(expected.dataType(), actual.dataType());
        assertArrayEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray());
    }

    private void changeJson(UnaryOperator<String> change) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        String json;
        try (TensorArchive archive = TensorArchive.open(file)) {
            json = archive.json();
            for (String name : archive.names()) {
                tensors.put(name, archive.tensor(name));
            }
        }
        TensorArchive.write(file, change.apply(json), tensors);
    }
}
