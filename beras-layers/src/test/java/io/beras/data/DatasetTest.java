package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class DatasetTest {

    private static final Tensor X = Tensor.of(new double[][] {{0, 1}, {10, 11}, {20, 21}});

    @Test
    void givesSamplesWithTheirTargetsInTheOrderAskedFor() {
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
    void refusesASampleThatIsNotThere() {
        Dataset dataset = Dataset.of(X, Tensor.ofLabels(0, 1, 2));

        assertEquals(
                "rows needs indices from 0 to 2 for the shape (3, 2), not 3",
                assertThrows(IllegalArgumentException.class, () -> dataset.batch(3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> dataset.batch(-1));
        assertThrows(IllegalArgumentException.class, dataset::batch);
    }

    private static String refusal(Tensor x, Tensor y) {
        return assertThrows(ShapeException.class, () -> Dataset.of(x, y)).getMessage();
    }
}
