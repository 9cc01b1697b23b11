package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices whose rows a writer fills, on several threads. */
class OfRowsTest {

    @Test
    void rowsAreWrittenWhereTheyBelong() {
        Tensor table = Tensor.ofRows(3, 2, (i, row) -> {
            row[0] = i;
            row[1] = 10 * i;
        });

        assertArrayEquals(new long[] {3, 2}, table.shape());
        assertArrayEquals(new float[] {0, 0, 1, 10, 2, 20}, table.toFloatArray());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5000", "5000, 1", "77, 784", "3, 20000", "700, 1023", "700, 1025"})
    void eachRowIsWrittenOnceAndFromZeroWhateverTheSize(int rows, int columns) {
        AtomicIntegerArray written = new AtomicIntegerArray(rows);
        Tensor table = Tensor.ofRows(rows, columns, (i, row) -> {
            written.incrementAndGet(i);
            for (int k = 0; k < columns; k++) {
                row[k] += 3 * i + k;
            }
        });

        float[] numbers = table.toFloatArray();
        for (int i = 0; i < rows; i++) {
            assertEquals(1, written.get(i));
            assertEquals(3 * i, numbers[i * columns]);
            assertEquals(3 * i + columns - 1, numbers[(i + 1) * columns - 1]);
        }
    }

    @Test
    void aWriterMayComputeWithTensorsAndKeepItsArray() {
        float[][] kept = new float[200][];
        Tensor table = Tensor.ofRows(200, 784, (i, row) -> {
            float[] numbers = Tensor.ones(784).mul(i).add(1).toFloatArray();
            System.arraycopy(numbers, 0, row, 0, row.length);
            kept[i] = row;
        });

        for (int i = 0; i < 200; i++) {
            assertEquals(i + 1, kept[i][783]);
            assertEquals(i + 1, table.slice(0, i, i + 1).max().item());
        }
    }

    @Test
    void whatAWriterThrowsIsThrownToTheCaller() {
        var e = assertThrows(
                IllegalStateException.class,
                () -> Tensor.ofRows(1000, 784, (i, row) -> {
                    if (i == 999) {
                        throw new IllegalStateException("row " + i + " is missing");
                    }
                }));
        assertEquals("row 999 is missing", e.getMessage());
    }

    /** The order of rows is not defined, so draws from the default source would differ from run to run. */
    @Test
    void aWriterDrawsByTheRowFromWhatWasTakenBefore() {
        var e = assertThrows(
                IllegalStateException.class,
                () -> Tensor.ofRows(
                        1000,
                        784,
                        (i, row) -> row[0] =
                                (float) Randomness.current().next("noise").normal(i)));
        assertEquals(
                "rows are written in any order, on several threads, so no random numbers can be drawn from"
                        + " Randomness.current() here; take the RandomNumbers before ofRows, and draw by the row",
                e.getMessage());

        RandomNumbers noise = Randomness.of(1).numbers("noise", 0);
        Tensor first = Tensor.ofRows(1000, 784, (i, row) -> row[0] = (float) noise.normal(i));
        Tensor second = Tensor.ofRows(1000, 784, (i, row) -> row[0] = (float) noise.normal(i));
        assertArrayEquals(first.toFloatArray(), second.toFloatArray());
        Randomness.current().next("noise"); // allowed again
    }

    @Test
    void aMatrixWithoutRowsOrColumnsIsRefused() {
        var e = assertThrows(ShapeException.class, () -> Tensor.ofRows(0, 3, (i, row) -> {}));
        assertEquals(
                "ofRows was given the shape (0, 3), which is empty: axis 0 must have a size of at least 1",
                e.getMessage());
        assertThrows(ShapeException.class, () -> Tensor.ofRows(2, 0, (i, row) -> {}));
        assertThrows(ShapeException.class, () -> Tensor.ofRows(-1, 2, (i, row) -> {}));
    }
}
