package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.data.images.LabeledImages;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class DatasetTest {

    private static final Tensor X = Tensor.of(new double[][] {{0, 1}, {10, 11}, {20, 21}});

    @Test
    void givesSamplesWithTheirTargetsInTheRequestedOrder() {
        Dataset dataset = Dataset.of(X, Tensor.of(new double[][] {{-0.5}, {-1}, {-2}}));

        Batch batch = dataset.batch(2, 0, 2);

        assertEquals(3, dataset.size());
        assertEquals(3, batch.size());
        assertArrayEquals(new double[] {20, 21, 0, 1, 20, 21}, batch.x().toDoubleArray());
        assertArrayEquals(new double[] {-2, -.5, -2}, batch.y().toDoubleArray());
        assertArrayEquals(new long[] {3, 1}, batch.y().shape());
    }

    @Test
    void keepsLabelsLabels() {
        Batch batch = Dataset.of(X, Tensor.ofLabels(4, 5, 6)).batch(1, 2);

        assertEquals(DataType.INT32, batch.y().dataType());
        assertArrayEquals(new int[] {5, 6}, batch.y().toIntArray());
    }

    @Test
    void takesLabelsInAColumn() {
        Tensor column = Tensor.of(Nd4j.createFromArray(new int[][] {{4}, {5}, {6}}));

        assertArrayEquals(new int[] {6}, Dataset.of(X, column).batch(2).y().toIntArray());
    }

    @Test
    void keepsTheShapeOfASample() {
        assertArrayEquals(
                new long[] {1, 4, 5},
                Dataset.of(Tensor.zeros(3, 4, 5), Tensor.zeros(3)).batch(1).x().shape());
    }

    @Test
    void makesImagesIntoRowsBetweenZeroAndOne() {
        LabeledImages images = LabeledImages.of(new byte[] {0, 51, (byte) 255, 0}, new byte[] {3, 1}, 1, 2, 10);

        Batch batch = images.batch(1, 0);

        assertArrayEquals(new long[] {2, 2}, batch.x().shape());
        assertArrayEquals(new double[] {1, 0, 0, .2}, batch.x().toDoubleArray(), 1e-7);
        assertArrayEquals(new int[] {1, 3}, batch.y().toIntArray());
        assertThrows(IndexOutOfBoundsException.class, () -> images.batch(2));
    }

    @Test
    void needsAsManyTargetsAsSamples() {
        assertEquals(
                "a data set needs as many targets as samples along axis 0, not x (3, 2) and y (2)",
                refusal(X, Tensor.ofLabels(0, 1)));
        assertEquals(
                "a data set needs as many targets as samples along axis 0, not x () and y ()",
                refusal(Tensor.scalar(1), Tensor.scalar(1)));
        assertEquals(
                "a data set needs one INT label per sample, not y (3, 2); one-hot rows must be FLOAT or DOUBLE",
                refusal(X, Tensor.of(Nd4j.createFromArray(new int[][] {{1, 0}, {0, 1}, {1, 0}}))));
    }

    @Test
    void takesALabelForEachPositionOfASequence() {
        Tensor labels = Tensor.of(new int[][] {{0, 1}, {1, 1}, {2, 0}});
        for (Tensor sequences : List.of(labels, Tensor.zeros(3, 2, 4))) {
            Batch batch = Dataset.of(sequences, labels).batch(2, 0);

            assertArrayEquals(new long[] {2, 2}, batch.y().shape());
            assertArrayEquals(new int[] {2, 0, 0, 1}, batch.y().toIntArray());
        }
        assertEquals(
                "a data set needs one INT label per sample, not y (3, 2); one-hot rows must be FLOAT or DOUBLE",
                refusal(Tensor.zeros(3, 4, 2), labels));
    }

    @Test
    void refusesAnIndexOutOfRange() {
        Dataset dataset = Dataset.of(X, Tensor.ofLabels(0, 1, 2));

        assertEquals(
                "gather needs indices from 0 to 2 for the shape (3, 2), not 3",
                assertThrows(IllegalArgumentException.class, () -> dataset.batch(3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> dataset.batch(-1));
        assertThrows(IllegalArgumentException.class, dataset::batch);
    }

    @Test
    void givesEachSampleItsWeight() {
        Dataset dataset = Dataset.of(X, Tensor.ofLabels(4, 5, 6), Tensor.of(1, .5, 3));

        Batch batch = dataset.batch(2, 1);

        assertEquals(3, dataset.size());
        assertArrayEquals(new int[] {6, 5}, batch.y().toIntArray());
        assertArrayEquals(
                new double[] {3, .5},
                Objects.requireNonNull(batch.sampleWeights()).toDoubleArray());
        assertNull(Dataset.of(X, Tensor.ofLabels(4, 5, 6)).batch(0).sampleWeights());
    }

    @Test
    void weightsAnyDataSet() {
        LabeledImages images = LabeledImages.of(new byte[] {0, 51, (byte) 255, 0}, new byte[] {3, 1}, 1, 2, 10);

        Batch batch = images.withSampleWeights(Tensor.of(2, 7)).batch(1);

        assertArrayEquals(
                new double[] {7}, Objects.requireNonNull(batch.sampleWeights()).toDoubleArray());
    }

    @Test
    void needsAWeightForEachSample() {
        Dataset dataset = Dataset.of(X, Tensor.ofLabels(4, 5, 6));

        assertEquals(
                "a data set of 3 samples needs as many sample weights, shape (3), not (2)",
                refusal(() -> dataset.withSampleWeights(Tensor.of(1, 2))));
        assertEquals(
                "a data set of 3 samples needs as many sample weights, shape (3), not (3, 2)",
                refusal(() -> dataset.withSampleWeights(Tensor.ones(3, 2))));
        assertEquals(
                "a data set of 3 samples needs as many sample weights, shape (3), not ()",
                refusal(() -> dataset.withSampleWeights(Tensor.scalar(1))));
        assertEquals(
                "sample weights must be finite and at least 0, but sample 1 has -2.0; 0 leaves a sample out",
                refusal(() -> dataset.withSampleWeights(Tensor.of(1, -2, 1))));
        assertEquals(
                "sample weights must be finite and at least 0, but sample 0 has NaN; 0 leaves a sample out",
                refusal(() -> dataset.withSampleWeights(Tensor.of(Double.NaN, 2, 1))));
        assertEquals(
                "sample weights must be FLOAT or DOUBLE, not INT; create them with Tensor.of(...)",
                refusal(() -> dataset.withSampleWeights(Tensor.ofLabels(1, 2, 1))));
    }

    @Test
    void mapAppliesAFunctionToEachTensor() {
        Batch batch = new Batch(Tensor.of(1.0), Tensor.of(2.0), Tensor.of(3.0)).map(tensor -> tensor.mul(10));

        assertEquals(10, batch.x().item());
        assertEquals(20, batch.y().item());
        assertEquals(30, Objects.requireNonNull(batch.sampleWeights()).item());
        assertNull(new Batch(batch.x(), batch.y()).map(Tensor::neg).sampleWeights());
    }

    private static String refusal(Executable use) {
        return assertThrows(IllegalArgumentException.class, use).getMessage();
    }

    private static String refusal(Tensor x, Tensor y) {
        return assertThrows(ShapeException.class, () -> Dataset.of(x, y)).getMessage();
    }
}
