package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Invalid arguments throw an exception of the library before native code runs. */
class HostileUseTest {

    private static final long HUGE = 1L << 40;

    private final Tensor x = Tensor.of(1, 2);

    @Test
    void shapesTooLargeForAnyArrayAreTurnedAway() {
        List<Runnable> mistakes = List.of(
                () -> Tensor.zeros(HUGE),
                () -> Tensor.zeros(HUGE, HUGE),
                () -> Tensor.zeros(Long.MAX_VALUE, 2),
                () -> Tensor.zeros(1L << 32, 1L << 32), // 2⁶⁴ wraps round to 0
                () -> Tensor.full(DataType.DOUBLE, 1, 1L << 31),
                () -> Tensor.randomNormal(HUGE),
                () -> Tensor.randomUniform(1L << 32, 1L << 32),
                () -> Tensor.of(new float[2], 1L << 32, 1L << 32, 2),
                () -> x.broadcastTo(HUGE, 2),
                () -> x.broadcastTo(HUGE, HUGE, 2),
                () -> x.reshape(1L << 32, 1L << 32),
                () -> x.reshape(1L << 32, 1L << 32, -1));
        for (Runnable mistake : mistakes) {
            var e = assertThrows(IllegalArgumentException.class, mistake::run);
            assertTrue(e.getMessage().contains("too many elements"), e.getMessage());
        }
    }

    @Test
    void resultsTooLargeForAnyArrayAreTurnedAway() {
        Tensor column = Tensor.zeros(100_000, 1);
        Tensor row = Tensor.zeros(1, 100_000);

        for (Runnable mistake : List.<Runnable>of(
                () -> column.add(row),
                () -> column.maximum(row),
                () -> column.matmul(row),
                () -> row.transposeMatmul(row))) {
            var e = assertThrows(IllegalArgumentException.class, mistake::run);
            assertTrue(e.getMessage().contains("too many elements"), e.getMessage());
        }
    }

    @Test
    void extremeAxesAndIndicesAreTurnedAway() {
        for (int extreme : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -3, 3}) {
            for (Runnable mistake : List.<Runnable>of(
                    () -> x.sum(extreme),
                    () -> x.max(extreme),
                    () -> x.logSumExp(extreme),
                    () -> x.transpose(extreme),
                    () -> x.slice(extreme, 0, 1),
                    () -> x.slice(0, extreme, extreme),
                    () -> x.slice(0, 0, extreme),
                    () -> x.gather(extreme),
                    () -> x.size(extreme),
                    () -> Tensor.concat(extreme, x, x))) {
                assertThrows(ShapeException.class, mistake::run);
            }
        }
    }

    @Test
    void nullInputsAreNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> x.add((Tensor) null));
        assertEquals("add was given null as input 1", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Tensor.concat(0, x, null));
    }

    @Test
    void manyAxesOfSizeOneAreUnusualAndRight() {
        long[] shape = new long[15];
        Arrays.fill(shape, 1);
        shape[14] = 2;

        Tensor y = x.reshape(shape).add(1);

        assertArrayEquals(new float[] {2, 3}, y.toFloatArray());
        assertEquals(5, y.sum().item());
    }

    @Test
    void aScalarGoesThroughEverythingThatNeedsNoAxis() {
        Variable s = GradientTapeTest.scalar("s", 2);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = s.sum()
                    .mean()
                    .max()
                    .min()
                    .logSumExp()
                    .reshape()
                    .transpose()
                    .broadcastTo()
                    .reshape(1, 1);
            assertEquals(1, tape.gradient(y.matmul(y), s).item() / 4);
        }
    }

    @Test
    void arraysGivenAwayAreNotTheLibrarys() {
        long[] axes = {0};
        int[] permutation = {1, 0};
        Tensor matrix = Tensor.of(new double[][] {{1, 2}, {3, 4}});
        Variable w = new Variable("w", matrix);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = w.transpose(permutation).slice(0, 0, 1);
            permutation[0] = 0;
            permutation[1] = 1;
            assertArrayEquals(new float[] {1, 0, 1, 0}, tape.gradient(y, w).toFloatArray());
        }
        assertEquals(0, axes[0]);
    }

    @Test
    void rowsKeepTheirIndicesWhenTheCallerReusesTheArray() {
        int[] indices = {1, 1};
        Variable w = new Variable("w", x);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = w.gather(indices);
            Arrays.fill(indices, 0);
            assertArrayEquals(new float[] {0, 2}, tape.gradient(y, w).toFloatArray());
        }
    }

    @Test
    void sumKeepsItsAxesWhenTheCallerReusesTheArray() {
        int[] axes = {0};
        Variable w = new Variable("w", Tensor.of(new double[][] {{1, 5}, {3, 4}}));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = w.max(axes);
            axes[0] = 1;
            assertArrayEquals(new float[] {0, 1, 1, 0}, tape.gradient(y, w).toFloatArray());
        }
    }

    @Test
    void aTapeClosedOnAnotherThreadStopsRecording() throws InterruptedException {
        Variable w = GradientTapeTest.scalar("w", 3);
        GradientTape tape = new GradientTape();
        Thread thread = new Thread(tape::close);
        thread.start();
        thread.join();
        Tensor y = w.mul(w);

        assertThrows(IllegalStateException.class, () -> tape.gradient(y, w));
    }

    @Test
    void tensorsAreEqualOnlyToThemselves() {
        assertFalse(Tensor.of(1).equals(Tensor.of(1)));
        assertEquals(x, x);
    }

    @Test
    void aNaNOrInfiniteNumberIsANumberLikeAnyOther() {
        assertEquals(Double.NaN, Tensor.of(Double.NaN).item());
        assertEquals(Double.POSITIVE_INFINITY, Tensor.of(1e300).item()); // beyond FLOAT
        assertEquals(
                Double.NEGATIVE_INFINITY, x.mul(Double.NEGATIVE_INFINITY).max().item());
    }
}
