package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array reads as if it had been repeated, from any index on, in ranges of any length. */
class BroadcastReaderTest {

    private static final float UNTOUCHED = -7;

    @Test
    void aRowRepeatsAsAWhole() {
        assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3}, read(array(1, 2, 3), 2, 3));
    }

    @Test
    void aColumnRepeatsEachElement() {
        INDArray column = ShapeKernels.reshape(array(1, 2), 2, 1);

        assertArrayEquals(new float[] {1, 1, 1, 2, 2, 2}, read(column, 2, 3));
    }

    @Test
    void aSingleElementFillsTheWholeShape() {
        assertArrayEquals(new float[] {5, 5, 5, 5}, read(ShapeKernels.reshape(array(5)), 2, 2));
        assertArrayEquals(new float[] {5}, read(ShapeKernels.reshape(array(5))));
    }

    @Test
    void aRepeatedAxisMayLieBetweenAxesThatAreNotRepeated() {
        INDArray x = ShapeKernels.reshape(array(1, 2, 3, 4), 2, 1, 2);

        assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4}, read(x, 2, 3, 2));
    }

    @Test
    void onlyTheRequestedElementsAreWritten() {
        float[] into = new float[6];
        Arrays.fill(into, UNTOUCHED);
        new BroadcastReader(array(1, 2, 3), 4, 3).read(2, into, 5);

        assertArrayEquals(new float[] {3, 1, 2, 3, 1, UNTOUCHED}, into);
    }

    @Property(tries = 300, seed = "1", shrinking = ShrinkingMode.OFF)
    void everyRangeIsTheResultOfIndexArithmetic(
            @ForAll("shapes") long[] shape, @ForAll @LongRange(max = 9999) long seed) {
        Random random = new Random(seed);
        INDArray x = someAxesOfSizeOne(random, shape);
        float[] whole = byIndexArithmetic(x, shape);
        BroadcastReader broadcast = new BroadcastReader(x, shape);
        float[] range = new float[whole.length];

        for (int i = 0; i < 5; i++) {
            int from = random.nextInt(whole.length);
            int n = random.nextInt(whole.length - from + 1);
            broadcast.read(from, range, n);

            assertArrayEquals(Arrays.copyOfRange(whole, from, from + n), Arrays.copyOf(range, n));
        }
        assertEquals(whole[whole.length - 1], read(x, shape)[whole.length - 1]);
    }

    private static float[] read(INDArray x, long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        new BroadcastReader(x, shape).read(0, values, values.length);
        return values;
    }

    /** Computes element i of the larger shape axis by axis, from the last: an axis of size 1 stays at index 0. */
    private static float[] byIndexArithmetic(INDArray x, long... shape) {
        float[] values = ArrayIo.floats(x);
        float[] whole = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < whole.length; i++) {
            int rest = i;
            int index = 0;
            int stride = 1;
            for (int axis = 1; axis <= x.rank(); axis++) {
                int size = (int) shape[shape.length - axis];
                int given = (int) x.size(x.rank() - axis);
                index += given == 1 ? 0 : rest % size * stride;
                stride *= given;
                rest /= size;
            }
            whole[i] = values[index];
        }
        return whole;
    }

    private static INDArray someAxesOfSizeOne(Random random, long... shape) {
        long[] smaller = Arrays.stream(shape)
                .map(size -> random.nextBoolean() ? size : 1)
                .toArray();
        int missing = random.nextInt(shape.length + 1);
        long[] part = Arrays.copyOfRange(smaller, missing, shape.length);
        double[] values =
                random.doubles(Arrays.stream(part).reduce(1, (a, b) -> a * b)).toArray();
        return ArrayFactory.of(values, DataType.FLOAT, part);
    }

    private static INDArray array(double... values) {
        return ArrayFactory.of(values, DataType.FLOAT, values.length);
    }

    @Provide
    Arbitrary<long[]> shapes() {
        return Arbitraries.longs()
                .between(1, 6)
                .array(long[].class)
                .ofMinSize(0)
                .ofMaxSize(5);
    }
}
