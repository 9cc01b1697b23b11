package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.data.Standardization;
import io.beras.layers.Dense;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.LossMetric;
import io.beras.metrics.R2Score;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A model that standardizes inputs and targets itself trains as a model of standardized data. */
class ScalingTest {

    private static final int SIZE = 40;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void trainsWithTheBitsOfStandardizedData(DataType type) {
        Dataset raw = data(type, 1e5);
        Standardization ofX = Standardization.fittedTo(raw);
        Standardization ofY = Standardization.fittedToTargets(raw);
        Dataset standardized = raw.map(ofX).mapTargets(ofY);
        SequentialModel scaling = model(type);
        scaling.scaleInputs(ofX);
        scaling.scaleTargets(ofY);
        SequentialModel plain = model(type);

        History expected =
                plain.fit(standardized, new FitOptions().epochs(3).batchSize(7).validation(standardized));
        History actual =
                scaling.fit(raw, new FitOptions().epochs(3).batchSize(7).validation(raw));

        assertEquals(expected.epochs("loss"), actual.epochs("loss"));
        assertEquals(expected.epochs("val_loss"), actual.epochs("val_loss"));
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(
                    plain.weights().get(i).toDoubleArray(),
                    scaling.weights().get(i).toDoubleArray());
        }
        Batch all = raw.all();
        Tensor predictions = scaling.predict(all.x());
        assertEquals(type, predictions.dataType());
        assertArrayEquals(
                ofY.inverse(plain.predict(standardized.all().x())).toDoubleArray(), predictions.toDoubleArray());
        assertArrayEquals(
                predictions.toDoubleArray(), scaling.evaluate(raw).predictions().toDoubleArray());
        double sigma = ofY.deviation().item();
        assertEquals(last(expected, "val_mae") * sigma, last(actual, "val_mae"), 1e-6 * sigma);
        assertEquals(last(expected, "mae") * sigma, last(actual, "mae"), 1e-6 * sigma);
        assertEquals(last(expected, "val_r2_score"), last(actual, "val_r2_score"), 1e-6);
    }

    @Test
    void aSingleBatchIsScaledToo() {
        Dataset raw = data(DataType.DOUBLE, 10);
        Standardization ofY = Standardization.fittedToTargets(raw);
        SequentialModel scaling = model(DataType.DOUBLE);
        scaling.scaleTargets(ofY);
        SequentialModel plain = model(DataType.DOUBLE);
        Batch batch = raw.all();
        Batch standardized = raw.mapTargets(ofY).all();

        Map<String, Double> test = scaling.batchStep(batch, false);

        assertEquals(plain.batchStep(standardized, false).get("loss"), test.get("loss"));
        assertEquals(test, scaling.batchStep(batch, true), "the values are those before the update");
        plain.batchStep(standardized, true);
        assertEquals(
                plain.batchStep(standardized, false).get("loss"),
                scaling.batchStep(batch, false).get("loss"));
    }

    @Test
    void targetsFarFromZeroKeepTheirDigitsInMetrics() {
        // Targets around 1e9 with a deviation of about 1, which are all equal in FLOAT.
        Dataset raw = data(DataType.DOUBLE, 1e9);
        SequentialModel model = model(DataType.FLOAT);
        model.scaleInputs(Standardization.fittedTo(raw));
        model.scaleTargets(Standardization.fittedToTargets(raw));

        model.fit(raw, new FitOptions().epochs(60).batchSize(10));

        // y is linear in x but for noise of at most 0.05, beside a deviation of about 1.
        assertEquals(1, model.evaluate(raw).metric("r2_score"), .01);
        assertEquals(.025, model.evaluate(raw).metric("mae"), .025);
    }

    @Test
    void refusesClasses() {
        SequentialModel model = new SequentialModel(new Dense(2, 3));
        Standardization any = Standardization.of(0, 2);
        String refusal =
                "scaleTargets is for a regression, but the targets of SoftmaxCrossEntropy are classes; leave out"
                        + " scaleTargets, or compile with a loss such as MeanSquaredError";
        model.scaleTargets(any);

        assertEquals(
                refusal,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> model.compile(new Descent(.1), new SoftmaxCrossEntropy()))
                        .getMessage());
        SequentialModel compiled = new SequentialModel(new Dense(2, 3));
        compiled.compile(new Descent(.1), new SoftmaxCrossEntropy());
        assertEquals(
                refusal,
                assertThrows(IllegalArgumentException.class, () -> compiled.scaleTargets(any))
                        .getMessage());
    }

    @Test
    void refusesScalesOfOtherShapes() {
        SequentialModel model = model(DataType.FLOAT);
        model.scaleInputs(Standardization.of(Tensor.of(1, 2, 3), Tensor.of(1, 1, 1)));

        assertEquals(
                "scaleInputs has a mean of shape (3), which does not fit x of shape (40, 2); fit the Standardization to"
                        + " data of this shape",
                assertThrows(
                                ShapeException.class,
                                () -> model.predict(
                                        data(DataType.FLOAT, 0).all().x()))
                        .getMessage());
    }

    private static double last(History history, String name) {
        return Objects.requireNonNull(
                history.epochs(name).get(history.epochs(name).size() - 1));
    }

    private static SequentialModel model(DataType type) {
        try (Randomness.Scope scope = Randomness.of(1).use()) {
            SequentialModel model = new SequentialModel(new Dense(2, 1));
            model.cast(type);
            model.compile(
                    new Descent(.1),
                    new MeanSquaredError(),
                    new R2Score(),
                    new LossMetric("mae", new MeanAbsoluteError()));
            return model;
        }
    }

    /** Returns y = offset + (x₀ − 3) / 2 + 10 · x₁ with noise of at most 0.05. */
    private static Dataset data(DataType type, double offset) {
        double[] x = new double[2 * SIZE];
        double[] y = new double[SIZE];
        var numbers = Randomness.of(5).numbers("data", 0);
        for (int i = 0; i < SIZE; i++) {
            x[2 * i] = numbers.uniform(1, 5, 3 * i);
            x[2 * i + 1] = numbers.uniform(-.1, .1, 3 * i + 1);
            y[i] = offset + (x[2 * i] - 3) / 2 + 10 * x[2 * i + 1] + numbers.uniform(-.05, .05, 3 * i + 2);
        }
        return Dataset.of(Tensor.of(type, x, SIZE, 2), Tensor.of(type, y, SIZE, 1));
    }
}
