package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Sequential;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.ConfusionMatrix;
import io.beras.metrics.LossMetric;
import io.beras.metrics.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;

/** Tests the outputs, the single steps, the summary and the messages of a model. */
class SequentialModelTest {

    private static final Tensor X = Tensor.of(new double[][] {{3}, {1}});
    private static final Tensor Y = Tensor.of(new double[][] {{10}, {2}});

    @Test
    void callsItsPartsOneAfterTheOther() {
        // 2x + 1, then −1 times that, then max(·, 0): (7, 3) → (−7, −3) → 0; without the ReLU −7, −3
        Dense first = unit(2, 1);
        SequentialModel model = new SequentialModel(first, unit(-1, 0));
        model.add(new ReLU());

        assertArrayEquals(new double[] {0, 0}, model.call(X).toDoubleArray(), 1e-9);
        assertArrayEquals(
                new double[] {-7, -3},
                new SequentialModel(first, unit(-1, 0)).call(X).toDoubleArray());
    }

    @Test
    void aLambdaIsAPart() {
        SequentialModel model = new SequentialModel(unit(2, 1), x -> x[0].mul(10));

        assertArrayEquals(new double[] {70, 30}, model.call(X).toDoubleArray());
    }

    @Test
    void aPartUsedTwiceHasItsWeightsOnce() {
        Dense dense = unit(2, 0);
        SequentialModel model = new SequentialModel(dense, dense);

        assertEquals(2, model.weights().size());
        assertEquals("dense_1/w", dense.w().name());
        assertArrayEquals(new double[] {12, 4}, model.call(X).toDoubleArray());
    }

    @Test
    void stepsOnceByHand() {
        // ŷ = (7, 3), errors (−3, 1), L = (9 + 1) / 2; ∂L/∂w = Σ error·x = −9 + 1 = −8, ∂L/∂b = −2 (2/n cancels the 2).
        Dense dense = unit(2, 1);
        SequentialModel model = compiled(new SequentialModel(dense), .1);

        Map<String, Double> values = model.batchStep(X, Y, true);

        assertEquals(Map.of("loss", 5.0), values);
        assertEquals(2.8, dense.w().item(), 1e-6);
        assertEquals(1.2, dense.b().item(), 1e-6);
    }

    @Test
    void testingABatchMovesNothing() {
        Dense dense = unit(2, 1);

        Map<String, Double> values = compiled(new SequentialModel(dense), .1).batchStep(X, Y, false);

        assertEquals(Map.of("loss", 5.0), values);
        assertEquals(2, dense.w().item());
    }

    @Test
    void evaluatesToLossMetricsAndPredictionsInOrder() {
        SequentialModel model = new SequentialModel(new ReLU());
        model.compile(new Descent(.1), new CategoricalCrossEntropy(), new CategoricalAccuracy());
        Tensor p = Tensor.of(new double[][] {{.5, .5}, {.25, .75}, {.75, .25}});

        Evaluation evaluation = model.evaluate(p, Tensor.ofLabels(0, 1, 1), 2);

        assertEquals((Math.log(2) + Math.log(4 / 3.0) + Math.log(4)) / 3, evaluation.loss(), 1e-6);
        assertEquals(2 / 3.0, evaluation.metric("accuracy"));
        assertArrayEquals(p.toDoubleArray(), evaluation.predictions().toDoubleArray());
    }

    @Test
    void evaluatesTheSameWhateverTheBatchSize() {
        SequentialModel model = new SequentialModel(new Dense(3, 4));
        model.compile(new Descent(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
        Tensor x = Tensor.randomNormal(10, 3);
        Tensor y = Tensor.ofLabels(0, 1, 2, 3, 0, 1, 2, 3, 0, 1);
        Evaluation whole = model.evaluate(x, y, 1000);

        for (int batchSize : new int[] {1, 3, 5, 10}) {
            Evaluation inParts = model.evaluate(x, y, batchSize);
            assertEquals(whole.loss(), inParts.loss(), 1e-6);
            assertEquals(whole.metrics(), inParts.metrics());
            assertArrayEquals(
                    whole.predictions().toDoubleArray(), inParts.predictions().toDoubleArray(), 1e-6);
        }
    }

    @Test
    void predictsAllSamplesAndOutlivesAnyStep() {
        // More samples than the 1,024 that are asked at a time.
        SequentialModel model = new SequentialModel(unit(2, 1));
        Tensor x = Tensor.randomNormal(2500, 1);
        Tensor predictions;
        try (StepScope step = new StepScope()) {
            predictions = model.predict(x);
        }

        double[] expected = x.mul(2).add(1).toDoubleArray();
        assertArrayEquals(new long[] {2500, 1}, predictions.shape());
        assertArrayEquals(expected, predictions.toDoubleArray(), 1e-5);
    }

    @Test
    void predictsWithoutBeingCompiledAndUnseenByATape() {
        Dense dense = unit(2, 1);
        SequentialModel model = new SequentialModel(dense);
        try (GradientTape tape = new GradientTape()) {
            Tensor sum = model.predict(X).sum();

            assertThrows(IllegalStateException.class, () -> tape.gradient(sum, dense.w()));
        }
    }

    @Test
    void canBeTrainedByACustomLoop() {
        Dense dense = unit(2, 1);
        SequentialModel model = new SequentialModel(dense);
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = new MeanSquaredError().call(model.call(X), Y);

            assertEquals(-8, tape.gradient(loss, dense.w()).item(), 1e-6);
        }
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        SequentialModel model =
                new SequentialModel(new Dense(3, 4), x -> x[0].tanh(), new Dense(4, 2), x -> x[0].sigmoid());

        GradientReport report = GradientCheck.of(model).secondOrder().check(Tensor.randomNormal(3, 3));

        assertTrue(report.passed(), report.toString());
    }

    @Test
    void takesItsInputInTheTypeOfItsWeights() {
        SequentialModel model = compiled(new SequentialModel(unit(2, 1)), .1);
        model.cast(DataType.DOUBLE);

        assertEquals(DataType.DOUBLE, model.predict(X).dataType());
        assertEquals(5, model.evaluate(X, Y, 2).loss());
        assertEquals(5, model.batchStep(X, Y, true).get("loss"));
        assertEquals(
                2, model.fit(X, Y, new FitOptions().epochs(2)).epochs("loss").size());
        model.cast(DataType.FLOAT);
        assertEquals(DataType.FLOAT, model.predict(X.cast(DataType.DOUBLE)).dataType());
    }

    @Test
    void summarisesItsPartsInATable() {
        Dense frozen = new Dense(16, 10).withoutBias();
        frozen.setTrainable(false);
        SequentialModel model = new SequentialModel(new Dense(784, 16), new ReLU(), frozen, x -> x[0].mul(2));

        assertEquals("""
                SequentialModel, input (n, 784)
                part                                  output   parameters   memory  weights
                Dense(784, 16)                        (n, 16)      12,560  50.2 kB  dense_1/w (784, 16), dense_1/b (1, 16)
                ReLU                                  (n, 16)           0
                Dense(16, 10, without bias) (frozen)  (n, 10)         160    640 B  dense_2/w (16, 10) frozen
                Callable                              (n, 10)           0
                12,720 parameters (50.9 kB), 12,560 of them trainable, 160 frozen""", model.summary());
        assertEquals(
                "SequentialModel(Dense(784, 16), ReLU, Dense(16, 10, without bias) (frozen), Callable)",
                model.toString());
    }

    @Test
    void showsAPartWhereverItIsCalled() {
        Dense twice = new Dense(3, 3);
        ReLU relu = new ReLU();
        SequentialModel model = new SequentialModel(twice, relu, twice, relu, twice.withoutBias());

        assertEquals(List.of(twice, relu, twice, relu), model.parts().subList(0, 4));
        assertEquals("""
                SequentialModel, input (n, 3)
                part                       output  parameters  memory  weights
                Dense(3, 3)                (n, 3)          12    48 B  dense_1/w (3, 3), dense_1/b (1, 3)
                ReLU                       (n, 3)           0
                Dense(3, 3)                (n, 3)      shared          dense_1/w (3, 3), dense_1/b (1, 3)
                ReLU                       (n, 3)           0
                Dense(3, 3, without bias)  (n, 3)      shared          dense_1/w (3, 3)
                12 parameters (48 B), 12 of them trainable""", model.summary());
        assertEquals(
                "SequentialModel(Dense(3, 3), ReLU, Dense(3, 3), ReLU, Dense(3, 3, without bias))", model.toString());
    }

    @Test
    void marksWhatIsFrozenAndNotWhatNeverTrains() {
        Dense frozen = new Dense(2, 2);
        frozen.setTrainable(false);
        SequentialModel model = new SequentialModel(new Sequential(frozen, new Dense(2, 1)), new BatchNorm1d(1));

        assertEquals("""
                SequentialModel, input (n, 2)
                part                    output  parameters  memory  weights
                Sequential              (n, 1)           9    36 B
                  Dense(2, 2) (frozen)  (n, 2)           6    24 B  sequential_1/dense_1/w (2, 2) frozen,
                                                                    sequential_1/dense_1/b (1, 2) frozen
                  Dense(2, 1)           (n, 1)           3    12 B  sequential_1/dense_2/w (2, 1),
                                                                    sequential_1/dense_2/b (1, 1)
                BatchNorm1d(1)          (n, 1)           4    16 B  batchnorm1d_1/gamma (1, 1),
                                                                    batchnorm1d_1/beta (1, 1),
                                                                    batchnorm1d_1/running_mean (1, 1),
                                                                    batchnorm1d_1/running_variance (1, 1)
                13 parameters (52 B), 5 of them trainable, 6 frozen""", model.summary());
        assertEquals("SequentialModel(Sequential, BatchNorm1d(1))", model.toString());
        model.setTrainable(false);
        assertEquals("SequentialModel(Sequential (frozen), BatchNorm1d(1) (frozen))", model.toString());
    }

    @Test
    void needsParts() {
        SequentialModel empty = compiled(new SequentialModel(), .1);
        String expected = "there are no parts to call one after the other; add some first";

        assertEquals(expected, refusal(IllegalStateException.class, () -> empty.call(X)));
        assertEquals(expected, refusal(IllegalStateException.class, () -> empty.predict(X)));
        assertEquals(expected, refusal(IllegalStateException.class, () -> empty.fit(X, Y, new FitOptions())));
        assertEquals(expected, refusal(IllegalStateException.class, () -> empty.evaluate(X, Y, 1)));
        assertTrue(empty.summary().endsWith("0 parameters (0 B), 0 of them trainable"));
        assertEquals("SequentialModel()", empty.toString());
        assertEquals(
                "SequentialModel can't be a part of itself: its call would never end; add another part",
                refusal(IllegalArgumentException.class, () -> empty.add(empty)));
    }

    @Test
    void needsToBeCompiledForTraining() {
        SequentialModel model = new SequentialModel(unit(2, 1));
        String expected = "SequentialModel is not compiled; call compile(optimizer, loss, metrics) first";

        assertEquals(expected, refusal(IllegalStateException.class, () -> model.fit(X, Y, new FitOptions())));
        assertEquals(expected, refusal(IllegalStateException.class, () -> model.evaluate(X, Y, 1)));
        assertEquals(expected, refusal(IllegalStateException.class, () -> model.batchStep(X, Y, false)));
    }

    @Test
    void needsMetricsOfDifferentNames() {
        SequentialModel model = new SequentialModel(unit(2, 1));
        Metric accuracy = new CategoricalAccuracy();

        assertEquals(
                "compile was given two values of the name \"accuracy\", CategoricalAccuracy and ConfusionMatrix; leave one of"
                        + " them out, or give the metric another name()",
                refusal(
                        IllegalArgumentException.class,
                        () -> model.compile(new Descent(.1), new MeanSquaredError(), accuracy, new ConfusionMatrix())));
        assertEquals(
                "compile was given two values of the name \"loss\", the loss and LossMetric; leave one of them out, or give"
                        + " the metric another name()",
                refusal(
                        IllegalArgumentException.class,
                        () -> model.compile(
                                new Descent(.1),
                                new MeanSquaredError(),
                                new LossMetric("loss", new MeanSquaredError()))));
    }

    @Test
    void saysWhichMetricsItHas() {
        Evaluation evaluation = compiled(new SequentialModel(unit(2, 1)), .1).evaluate(X, Y, 2);

        assertEquals(
                "there is no metric named \"accuracy\"; the model was compiled with []",
                refusal(IllegalArgumentException.class, () -> evaluation.metric("accuracy")));
    }

    @Test
    void namesTheLayerThatAnInputDoesNotFit() {
        SequentialModel model = compiled(new SequentialModel(new Dense(2, 3), new ReLU(), new Dense(4, 1)), .1);

        assertTrue(refusal(IllegalArgumentException.class, () -> model.predict(Tensor.zeros(5, 2)))
                .startsWith("Dense(4, 1) needs a last axis of size 4"));
        assertTrue(refusal(IllegalArgumentException.class, () -> model.predict(Tensor.zeros(5, 9)))
                .startsWith("Dense(2, 3) needs a last axis of size 2"));
    }

    @Test
    void anAnonymousModelIsNamedModel() {
        Model inner = new Model() {
            private final Dense dense = add(unit(2, 1));

            @Override
            protected Tensor forward(Tensor... inputs) {
                return dense.call(inputs);
            }
        };
        SequentialModel outer = new SequentialModel(inner);

        assertEquals(
                List.of("model_1/dense_1/w", "model_1/dense_1/b"),
                outer.weights().stream().map(Variable::name).toList());
        assertTrue(outer.summary().contains("\nModel "), outer.summary());
    }

    private static SequentialModel compiled(SequentialModel model, double learningRate) {
        model.compile(new Descent(learningRate), new MeanSquaredError());
        return model;
    }

    static Dense unit(double w, double b) {
        Dense dense = new Dense(1, 1);
        dense.w().assign(Tensor.full(DataType.FLOAT, w, 1, 1));
        dense.b().assign(Tensor.full(DataType.FLOAT, b, 1, 1));
        return dense;
    }

    private static <E extends Exception> String refusal(Class<E> kind, Executable use) {
        return assertThrows(kind, use).getMessage();
    }
}
