package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;

class OneHotEncoderTest {

    private final OneHotEncoder encoder = new OneHotEncoder().fit(Tensor.ofLabels(7, 2, 7, -1));

    @Test
    void storesTheDifferentLabelsInAscendingOrder() {
        assertArrayEquals(new int[] {-1, 2, 7}, encoder.classes());
    }

    @Test
    void writesAOneInTheColumnOfTheClass() {
        Tensor rows = encoder.call(Tensor.ofLabels(2, 7, -1, 2));

        assertArrayEquals(new long[] {4, 3}, rows.shape());
        assertArrayEquals(new double[] {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0}, rows.toDoubleArray());
        assertEquals(DataType.FLOAT, rows.dataType());
    }

    @Test
    void findsTheLabelsAgain() {
        Tensor labels = Tensor.ofLabels(7, -1, 2);

        assertArrayEquals(
                new int[] {7, -1, 2}, encoder.inverse(encoder.forward(labels)).toIntArray());
    }

    @Test
    void aRowWithNanHasNoLabel() {
        Tensor rows = Tensor.of(new double[][] {{.2, .5, .3}, {.4, Double.NaN, .5}});

        assertEquals(
                "inverse needs rows with a largest element, but row 1 contains NaN; find the operation that computed it",
                assertThrows(IllegalArgumentException.class, () -> encoder.inverse(rows))
                        .getMessage());
    }

    @Test
    void readsProbabilitiesBackAsTheMostProbableLabel() {
        Tensor rows = Tensor.of(new double[][] {{.2, .5, .3}, {.4, .1, .5}});

        assertArrayEquals(new int[] {2, 7}, encoder.inverse(rows).toIntArray());
    }

    @Test
    void givesOutACopyOfItsClasses() {
        encoder.classes()[0] = 99;

        assertArrayEquals(new int[] {-1, 2, 7}, encoder.classes());
    }

    @Test
    void isFittedOnce() {
        String message = assertThrows(IllegalStateException.class, () -> encoder.fit(Tensor.ofLabels(1)))
                .getMessage();

        assertEquals(
                "this encoder is already fitted, to the classes [-1, 2, 7]; create a new encoder for other data",
                message);
    }

    @Test
    void needsToBeFittedFirst() {
        OneHotEncoder fresh = new OneHotEncoder();
        String expected = "this encoder has no classes yet; call fit(labels) first";

        assertEquals(expected, refusal(IllegalStateException.class, () -> fresh.call(Tensor.ofLabels(1))));
        assertEquals(expected, refusal(IllegalStateException.class, () -> fresh.inverse(Tensor.zeros(1, 1))));
        assertEquals(expected, refusal(IllegalStateException.class, fresh::classes));
    }

    @Test
    void refusesALabelItHasNotSeen() {
        assertEquals(
                "label 3 is not among the classes that the encoder was fitted to: [-1, 2, 7]",
                refusal(IllegalArgumentException.class, () -> encoder.call(Tensor.ofLabels(2, 3))));
    }

    @Test
    void refusesTensorsOfTheWrongShapeOrType() {
        assertTrue(refusal(IllegalArgumentException.class, () -> new OneHotEncoder().fit(Tensor.of(1, 2)))
                .startsWith("toIntArray reads INT labels; this tensor is FLOAT"));
        assertEquals(
                "inverse needs rows of 3 elements, shape (n, 3), not (2, 4)",
                refusal(ShapeException.class, () -> encoder.inverse(Tensor.zeros(2, 4))));
        assertEquals(
                "inverse needs rows of 3 elements, shape (n, 3), not (3)",
                refusal(ShapeException.class, () -> encoder.inverse(Tensor.zeros(3))));
        assertEquals(
                "OneHotEncoder.call needs one tensor of labels, not 0",
                refusal(IllegalArgumentException.class, encoder::call));
    }

    @Test
    void describesItself() {
        assertEquals("OneHotEncoder(not fitted)", new OneHotEncoder().toString());
        assertEquals("OneHotEncoder(classes [-1, 2, 7])", encoder.toString());
    }

    private static <E extends Exception> String refusal(Class<E> kind, Executable use) {
        return assertThrows(kind, use).getMessage();
    }
}
