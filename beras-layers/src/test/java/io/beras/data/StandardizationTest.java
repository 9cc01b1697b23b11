package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class StandardizationTest {

    @Test
    void bringsEachFeatureToMeanZeroAndDeviationOne() {
        // Feature 0: 1, 3, 5, 7 has μ = 4 and σ² = (9 + 1 + 1 + 9) / 4 = 5; feature 1 is 10 times that.
        Dataset dataset = rows(new double[][] {{1, 10}, {3, 30}, {5, 50}, {7, 70}});

        Standardization standard = Standardization.fittedTo(dataset);

        assertArrayEquals(new double[] {4, 40}, standard.mean().toDoubleArray(), 1e-12);
        assertArrayEquals(
                new double[] {Math.sqrt(5), 10 * Math.sqrt(5)},
                standard.deviation().toDoubleArray(),
                1e-12);
        assertArrayEquals(
                new double[] {-3 / Math.sqrt(5), -3 / Math.sqrt(5), 3 / Math.sqrt(5), 3 / Math.sqrt(5)},
                dataset.map(standard).batch(0, 3).x().toDoubleArray(),
                1e-6);
    }

    @Test
    void theMeansOfTheTrainingPartApplyToTheOtherPart() {
        TrainValidationSplit parts = rows(new double[][] {{0}, {2}, {100}}).split(.67);

        Standardization standard = Standardization.fittedTo(parts.training());

        assertArrayEquals(
                new double[] {99}, parts.validation().map(standard).batch(0).x().toDoubleArray(), 1e-5);
    }

    @Test
    void aConstantFeatureBecomesZero() {
        // The mean of 1,000 times 0.1 is not quite 0.1 in floating-point numbers.
        Tensor x = Tensor.full(DataType.DOUBLE, .1, 1000, 1);
        Dataset constant = Dataset.of(x, Tensor.ofLabels(new int[1000]));

        Standardization standard = Standardization.fittedTo(constant);

        assertEquals(1, standard.deviation().item());
        assertEquals(0, standard.apply(x).abs().max().item(), 1e-13);
    }

    @Test
    void manySamplesOfAnyShapeAreSeenBatchByBatch() {
        Randomness.setSeed(1);
        Tensor x = Tensor.randomNormal(1000, 2, 3).mul(7).add(1e4);

        Standardization standard = Standardization.fittedTo(Dataset.of(x, Tensor.ofLabels(new int[1000])));
        Tensor y = standard.apply(x).cast(DataType.DOUBLE);

        assertArrayEquals(new long[] {2, 3}, standard.mean().shape());
        assertArrayEquals(new double[6], y.mean(0).reshape(6).toDoubleArray(), 1e-3);
        for (double square : y.mul(y).mean(0).reshape(6).toDoubleArray()) {
            assertEquals(1, square, 1e-3);
        }
    }

    @Test
    void takesScalarsOrTensorsThatBroadcast() {
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});

        assertArrayEquals(
                new double[] {0, .5, 1, 1.5}, Standardization.of(1, 2).apply(x).toDoubleArray());
        assertArrayEquals(
                new double[] {0, 0, 2, 1},
                Standardization.of(Tensor.of(1, 2), Tensor.of(1, 2)).apply(x).toDoubleArray());
    }

    @Test
    void keepsTheTypeOfTheSamples() {
        assertEquals(
                DataType.FLOAT, Standardization.of(1, 2).apply(Tensor.of(1, 2)).dataType());
        assertEquals(
                DataType.DOUBLE,
                Standardization.of(1, 2).apply(Tensor.of(DataType.DOUBLE, 1, 2)).dataType());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnInvalidDeviation(double deviation) {
        assertEquals(
                "a standard deviation must be above 0 and finite, not " + deviation + "; give 1 for a constant feature",
                assertThrows(IllegalArgumentException.class, () -> Standardization.of(0, deviation))
                        .getMessage());
    }

    @Test
    void keepsTheDigitsOfValuesFarFromZero() {
        // Distances −1.5 … 1.5 from 10⁷ + 1.5, which is no FLOAT; σ² = (1.5² + 0.5²)·2 / 4 = 1.25.
        double[][] data = {{1e7}, {1e7 + 1}, {1e7 + 2}, {1e7 + 3}};

        Tensor y = Standardization.fittedTo(rows(data)).apply(Tensor.of(data));

        double sigma = Math.sqrt(1.25);
        assertArrayEquals(new double[] {-1.5 / sigma, -.5 / sigma, .5 / sigma, 1.5 / sigma}, y.toDoubleArray(), 1e-6);
    }

    @Test
    void namesTheFeatureThatHasNoMean() {
        Dataset dataset = rows(new double[][] {{1, 2}, {3, Double.NaN}});

        String message = assertThrows(IllegalArgumentException.class, () -> Standardization.fittedTo(dataset))
                .getMessage();

        assertTrue(message.startsWith("feature 1 (from 0) has NaN or an infinite value"), message);
    }

    @Test
    void keepsTheDigitsOfALargeMeanInFloat() {
        // μ = 10,000,000.5 is no FLOAT: rounded to 10,000,000 it would give 0 and 2.
        Dataset dataset = Dataset.of(Tensor.of(new float[] {1e7f, 1e7f + 1}, 2, 1), Tensor.ofLabels(0, 1));

        Standardization standard = Standardization.fittedTo(dataset);

        assertEquals(1e7 + .5, standard.mean().item());
        assertArrayEquals(
                new double[] {-1, 1}, dataset.map(standard).batch(0, 1).x().toDoubleArray());
    }

    @Test
    void tellsASmallSpreadFromAConstantForManySamples() {
        // 20,000 values, alternately 1e9 and 1e9 + 0.001: σ = 0.0005
        double[] values = new double[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e9 + i % 2 * .001;
        }
        Tensor x = Tensor.of(DataType.DOUBLE, values, values.length, 1);

        Standardization standard = Standardization.fittedTo(Dataset.of(x, Tensor.ofLabels(new int[values.length])));

        assertEquals(.0005, standard.deviation().item(), 1e-6);
    }

    @Test
    void standardizesTargetsAndTurnsThemBack() {
        // The targets 100, 300, 500 have μ = 300 and σ² = (200² + 0 + 200²) / 3.
        Tensor y = Tensor.of(new float[] {100, 300, 500}, 3, 1);
        Dataset houses = Dataset.of(Tensor.of(new float[] {1, 2, 3}, 3, 1), y);

        Standardization prices = Standardization.fittedToTargets(houses);
        Batch batch = houses.mapTargets(prices).batch(0, 1, 2);

        double z = 200 / Math.sqrt(80_000 / 3.0);
        assertArrayEquals(new double[] {-z, 0, z}, batch.y().toDoubleArray(), 1e-6);
        assertArrayEquals(new float[] {1, 2, 3}, batch.x().toFloatArray());
        assertArrayEquals(y.toFloatArray(), prices.inverse(batch.y()).toFloatArray(), 1e-4f);
    }

    @Test
    void refusesLabels() {
        Dataset labeled = rows(new double[][] {{1}, {2}});

        String message = assertThrows(IllegalArgumentException.class, () -> Standardization.fittedToTargets(labeled))
                .getMessage();
        assertTrue(message.startsWith("Standardization needs FLOAT or DOUBLE values, not INT labels (1)"), message);
        assertThrows(
                IllegalArgumentException.class, () -> Standardization.of(1, 2).apply(Tensor.ofLabels(1)));
    }

    @Test
    void describesItself() {
        assertEquals(
                "Standardization(0.1307, 0.3081)",
                Standardization.of(.1307, .3081).toString());
        assertEquals(
                "Standardization(μ (2) from 1.000 to 5.000, σ from 1.000 to 2.000)",
                Standardization.of(Tensor.of(1, 5), Tensor.of(2, 1)).toString());
    }

    private static Dataset rows(double[][] rows) {
        return Dataset.of(Tensor.of(rows), Tensor.ofLabels(new int[rows.length]));
    }
}
