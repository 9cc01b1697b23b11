package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.data.Epoch;
import io.beras.data.Standardization;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.Metric;
import io.beras.metrics.R2Score;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A model of two inputs and two outputs, through fit, evaluate, predict and batchStep. */
class SeveralOutputsFitTest {

    private static final int SIZE = 30;

    private final Tensor left = uniform("left", SIZE, 2);
    private final Tensor right = uniform("right", SIZE, 3);
    private final Tensor product = left.slice(1, 0, 1).mul(right.slice(1, 0, 1)).detach();
    private final Tensor sign = Tensor.ofLabels(DoubleStream.of(product.toDoubleArray())
            .mapToInt(value -> value > 0 ? 1 : 0)
            .toArray());
    private final Dataset data = Dataset.of(List.of(left, right), List.of(product, sign));

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void trainsWithTheBitsOfAHandWrittenLoop(DataType type) {
        TwoHeads model = compiled(type);
        TwoHeads byHand = model(type);
        Descent optimizer = new Descent(.1);
        List<Double> losses = new ArrayList<>();

        History history =
                model.fit(data, new FitOptions().epochs(2).batchSize(8).seed(5));

        for (int epoch = 1; epoch <= 2; epoch++) {
            try (Epoch batches = new DataLoader(data, 8).shuffled(5).epoch(epoch)) {
                Iterator<Batch> each = batches.iterator();
                while (each.hasNext()) {
                    try (StepScope step = new StepScope()) {
                        Batch batch = each.next().map(x -> x.dataType() == DataType.INT32 ? x : x.cast(type));
                        try (GradientTape tape = new GradientTape()) {
                            List<Tensor> outputs = byHand.outputs(
                                    batch.inputs().get(0), batch.inputs().get(1));
                            Tensor ofProduct = new MeanSquaredError()
                                    .call(outputs.get(0), batch.targets().get(0));
                            Tensor ofSign = new SoftmaxCrossEntropy()
                                    .call(outputs.get(1), batch.targets().get(1));
                            Tensor loss = ofProduct.add(ofSign.mul(.5));
                            List<Variable> weights = byHand.trainableVariables();
                            optimizer.applyGradients(weights, tape.gradient(loss, weights));
                            losses.add(loss.item());
                        }
                    }
                }
            }
        }
        assertEquals(losses, history.batches("loss"));
        for (int i = 0; i < model.weights().size(); i++) {
            assertArrayEquals(
                    byHand.weights().get(i).toDoubleArray(),
                    model.weights().get(i).toDoubleArray());
        }
    }

    @Test
    void theHistoryHasTheValuesOfEachOutput() {
        TwoHeads model = compiled(DataType.DOUBLE);

        Map<String, Double> values =
                valuesOfEpoch(model, new FitOptions().validation(data).batchSize(SIZE));

        assertEquals(
                List.of(
                        "loss",
                        "product_loss",
                        "sign_loss",
                        "product_r2_score",
                        "sign_accuracy",
                        "val_loss",
                        "val_product_loss",
                        "val_sign_loss",
                        "val_product_r2_score",
                        "val_sign_accuracy"),
                List.copyOf(values.keySet()));
        assertEquals(value("product_loss", values) + .5 * value("sign_loss", values), value("loss", values), 1e-12);
        assertEquals(
                value("val_product_loss", values) + .5 * value("val_sign_loss", values),
                value("val_loss", values),
                1e-12);
    }

    @Test
    void evaluatesAndPredictsAllOutputs() {
        TwoHeads model = compiled(DataType.DOUBLE);

        Evaluation evaluation = model.evaluate(data, 7); // the last batch is smaller
        List<Tensor> outputs = model.predictAll(left, right);

        assertEquals(2, evaluation.outputs().size());
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(
                    outputs.get(i).toDoubleArray(), evaluation.outputs().get(i).toDoubleArray(), 1e-12);
        }
        assertArrayEquals(
                outputs.get(0).toDoubleArray(), model.predict(left, right).toDoubleArray());
        double ofProduct = new MeanSquaredError()
                .call(outputs.get(0), product.cast(DataType.DOUBLE))
                .item();
        double ofSign = new SoftmaxCrossEntropy().call(outputs.get(1), sign).item();
        assertEquals(ofProduct, evaluation.metric("product_loss"), 1e-12);
        assertEquals(ofSign, evaluation.metric("sign_loss"), 1e-12);
        assertEquals(ofProduct + .5 * ofSign, evaluation.loss(), 1e-12);
        assertEquals(
                evaluation.loss(),
                model.evaluate(List.of(left, right), List.of(product, sign)).loss(),
                1e-12);
        Map<String, Double> step = model.batchStep(data.all(), false);
        assertEquals(evaluation.loss(), value("loss", step), 1e-12);
        assertEquals(evaluation.metric("sign_accuracy"), value("sign_accuracy", step), 1e-12);
    }

    @Test
    void sampleWeightsWeighEachOutput() {
        TwoHeads model = compiled(DataType.DOUBLE);
        double[] weights = new double[SIZE];
        weights[3] = SIZE; // only sample 3 counts
        Dataset weighted = data.withSampleWeights(Tensor.of(weights));

        assertEquals(
                model.evaluate(data.subset(3)).loss(), model.evaluate(weighted).loss(), 1e-6);
        model.fit(weighted);
    }

    @Test
    void severalInputsNeedNoSeveralOutputs() {
        TwoHeads model = model(DataType.FLOAT);
        model.compile(new Descent(.1), new MeanSquaredError());
        model.allowUnusedWeights(); // of the second head

        model.fit(List.of(left, right), List.of(product), new FitOptions());

        assertArrayEquals(
                model.predict(left, right).toDoubleArray(),
                model.evaluate(List.of(left, right), List.of(product))
                        .predictions()
                        .toDoubleArray());
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        TwoHeads model = compiled(DataType.FLOAT);

        assertEquals(
                "the model was compiled with 2 losses, for the outputs \"product\", \"sign\", but a batch has 1 target; give a"
                        + " target for each output, as in Dataset.of(List.of(x), List.of(y1, y2))",
                refusal(() -> model.fit(left, product)));
        assertEquals(
                "output \"product\": MeanSquaredError compares predictions of shape (30, 1) with targets of shape (30), which"
                        + " would broadcast; reshape the targets, as in y.reshape(-1, 1)",
                refusal(() ->
                        model.batchStep(Batch.of(List.of(left, right), List.of(product.reshape(-1), sign)), true)));
        assertTrue(refusal(() -> model.batchStep(Batch.of(List.of(left, right), List.of(product, product)), true))
                .startsWith("output \"sign\": SoftmaxCrossEntropy"));
        assertEquals(
                "class weights belong to the classes of one output, but the samples have 2 targets; give sample weights"
                        + " instead, with Dataset.withSampleWeights(...)",
                refusal(() -> model.fit(data, new FitOptions().classWeights(Map.of(1, 2.0)))));
        assertEquals(
                "predict needs as many samples in each input, batch first, not (30, 2) and (1, 3)",
                refusal(() -> model.predict(left, right.slice(0, 0, 1))));
        assertEquals(
                "scaleTargets standardizes one target, but the model is compiled with 2 losses; leave out scaleTargets, and"
                        + " standardize the targets before Dataset.of(...)",
                refusal(() -> model.scaleTargets(Standardization.of(0, 1))));
        assertEquals(
                "map transforms one input, but the samples have 2 inputs; transform the tensors before Dataset.of(...)",
                refusal(() -> data.map(x -> x).batch(0)));
        assertEquals(
                "Standardization.fittedTo fits to one input, but the samples have 2 inputs; transform the tensors before"
                        + " Dataset.of(...)",
                refusal(() -> Standardization.fittedTo(data)));
        assertEquals(
                "Standardization.fittedToTargets fits to one target, but the samples have 2 targets; transform the tensors"
                        + " before Dataset.of(...)",
                refusal(() -> Standardization.fittedToTargets(data)));
        assertEquals(
                "a data set needs as many samples in each input and target along axis 0, not x (30, 2) and y (30, 1), (1, 1)",
                assertThrows(
                                ShapeException.class,
                                () -> Dataset.of(List.of(left), List.of(product, product.slice(0, 0, 1))))
                        .getMessage());
    }

    @Test
    void refusesLossesThatDoNotBelongTogether() {
        TwoHeads model = model(DataType.FLOAT);
        Metric shared = new R2Score();
        model.compile(new Descent(.1), mse("a"), mse("b"), mse("c"));

        assertEquals(
                "TwoHeads.outputs returned 2 tensors, but the model was compiled with 3 losses; return a tensor for each"
                        + " OutputLoss, in their order",
                assertThrows(
                                IllegalStateException.class,
                                () -> model.batchStep(
                                        Batch.of(List.of(left, right), List.of(product, product, product)), false))
                        .getMessage());
        assertEquals(
                "compile was given two values of the name \"a_loss\", the loss of an output and the loss of an output; leave"
                        + " one of them out, or give the metric another name()",
                refusal(() -> model.compile(new Descent(.1), mse("a"), mse("a"))));
        assertEquals(
                "compile was given the same R2Score for two outputs, whose values it would mix; create a metric for each"
                        + " output",
                refusal(() -> model.compile(new Descent(.1), mse("a", shared), mse("b", shared))));
        assertEquals(
                "compile needs a loss for each output of the model; give at least one",
                refusal(() -> model.compile(new Descent(.1))));
    }

    @Test
    void aLossThatIsNotFiniteNamesItsOutput() {
        TwoHeads model = model(DataType.FLOAT);
        model.compile(new Descent(.1), mse("product"), OutputLoss.of("sign", new LogOfZero()));

        assertTrue(
                assertThrows(NonFiniteValueException.class, () -> model.batchStep(data.all(), true))
                        .getMessage()
                        .contains("output \"sign\": log"),
                "the message names the output and the operation");

        Tensor broken = product.mul(Double.NaN);
        assertTrue(assertThrows(
                        NonFiniteValueException.class,
                        () -> compiled(DataType.FLOAT)
                                .batchStep(Batch.of(List.of(left, right), List.of(broken, sign)), true))
                .getMessage()
                .contains("the target of output \"product\" of the batch holds NaN"));
    }

    @Test
    void aMetricOfAnOutputIsThatOfTheWholeEpoch() {
        TwoHeads model = compiled(DataType.DOUBLE);
        model.compile(new Descent(0), OutputLoss.of("product", new MeanSquaredError(), new R2Score()), ce("sign"));

        Map<String, Double> values = valuesOfEpoch(model, new FitOptions().batchSize(7));

        assertEquals(
                model.evaluate(data).metric("product_r2_score"),
                value("product_r2_score", values),
                1e-9,
                "R² is no mean of the R² of batches");
    }

    private Map<String, Double> valuesOfEpoch(Model model, FitOptions options) {
        Map<String, Double> last = new LinkedHashMap<>();
        model.fit(List.of(left, right), List.of(product, sign), options.callback(new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                last.putAll(values);
            }
        }));
        return last;
    }

    private static final class LogOfZero extends ComposedLoss {
        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].mul(0).log().sum();
        }
    }

    private TwoHeads compiled(DataType type) {
        TwoHeads model = model(type);
        model.compile(
                new Descent(.1),
                OutputLoss.of("product", new MeanSquaredError(), new R2Score()),
                ce("sign").weight(.5));
        return model;
    }

    private static OutputLoss mse(String name, Metric... metrics) {
        return OutputLoss.of(name, new MeanSquaredError(), metrics);
    }

    private static OutputLoss ce(String name) {
        return OutputLoss.of(name, new SoftmaxCrossEntropy(), new CategoricalAccuracy());
    }

    private static TwoHeads model(DataType type) {
        try (Randomness.Scope scope = Randomness.of(3).use()) {
            TwoHeads model = new TwoHeads();
            model.cast(type);
            return model;
        }
    }

    private static Tensor uniform(String purpose, int rows, int columns) {
        RandomNumbers numbers = Randomness.of(1).numbers(purpose, 0);
        double[] values = numbers.fill(rows * columns, i -> numbers.uniform(-1, 1, i));
        return Tensor.of(DataType.FLOAT, values, rows, columns);
    }

    private static double value(String name, Map<String, Double> values) {
        return Objects.requireNonNull(values.get(name));
    }

    private static String refusal(Executable executable) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }

    private static final class TwoHeads extends Model {
        private final Dense ofLeft = add(new Dense(2, 4));
        private final Dense ofRight = add(new Dense(3, 4));
        private final Dense first = add(new Dense(4, 1));
        private final Dense second = add(new Dense(4, 2));

        @Override
        protected List<Tensor> outputs(Tensor... inputs) {
            Tensor h = ofLeft.call(inputs[0]).mul(ofRight.call(inputs[1])).relu();
            return List.of(first.call(h), second.call(h));
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return outputs(inputs).get(0);
        }
    }
}
