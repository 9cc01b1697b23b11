package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.ArrayLimits;
import io.beras.core.arrays.KernelSelection;
import io.beras.core.arrays.ShapeKernels;
import io.beras.core.arrays.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The largest rank and the largest size: right up to the limit, and one sentence beyond it. */
class LimitsTest {

    private static final int RANK = ArrayLimits.MAX_RANK;
    private static final String REMEDY = " would have rank 16, but the largest rank is 15; join or drop axes";

    /** 2 along each axis, so element i has the index of its bits: 32,768 elements. */
    private final long[] twos = twos(RANK);

    @ParameterizedTest
    @CsvSource({"FLOAT, true", "FLOAT, false", "DOUBLE, false"})
    void everyKindOfOperationIsRightAtTheLargestRank(DataType type, boolean fast) {
        if (fast) {
            assertRightAtTheLargestRank(type);
        } else {
            try (KernelSelection.Scope scope = KernelSelection.useReference()) {
                assertRightAtTheLargestRank(type);
            }
        }
    }

    private void assertRightAtTheLargestRank(DataType type) {
        double[] values = IntStream.range(0, 1 << RANK).asDoubleStream().toArray();
        Tensor x = Tensor.of(type, values, twos);
        Tensor first = x.slice(0, 0, 1);
        Tensor last = x.slice(0, 1, 2);
        int half = 1 << (RANK - 1);

        // Axes in reverse order: the bits of the index in reverse order.
        assertElements(x.transpose(), i -> Integer.reverse(i) >>> (Integer.SIZE - RANK));
        assertElements(last, i -> i + half);
        assertElements(Tensor.concat(0, last, first), i -> i ^ half);
        assertElements(x.gather(1, 0), i -> i ^ half);
        assertElements(Tensor.stack(0, first.sum(0), last.sum(0)), i -> i);
        // Σ over the first axis: i + (i + half); over the last axis: 2i + (2i + 1); over axes 0 and 14.
        assertElements(x.sum(0), i -> 2 * i + half);
        assertElements(x.sum(-1), i -> 4 * i + 1);
        assertElements(x.sumKeepDims(0, -1), i -> 8 * i + 2 + 2 * half);
        assertElements(x.maxKeepDims(0, -1), i -> 2 * i + 1 + half);
        assertElements(first.broadcastTo(twos), i -> i & (half - 1));
        assertElements(x.sub(first), i -> i & half);
        assertElements(x.where(x.greater(99), first.add(7)), i -> i > 99 ? i : i + 7);
        assertElements(x.matmulTranspose(Tensor.of(type, new double[][] {{0, 1}, {1, 0}})), i -> i ^ 1);
        assertEquals(half, x.argMax(0).toIntArray().length);
        assertElements(x.reshape(-1).reshape(twos), i -> i);
        assertElements(x.cast(type == DataType.FLOAT ? DataType.DOUBLE : DataType.FLOAT), i -> i);
        assertEquals(1, x.softmax().sum(-1).max().item(), 1e-6);
        assertElements(Tensor.of(x.array()), i -> i);
        assertElements(new Triple().call(x), i -> 3 * i);

        Variable w = new Variable("w", x);
        try (GradientTape tape = new GradientTape()) {
            // Σ w·wᵀ, whose elements i and reverse(i) meet twice: the gradient is 2·reverse(i).
            Tensor loss = w.mul(w.transpose()).sum();
            assertElements(tape.gradient(loss, w), i -> 2 * (Integer.reverse(i) >>> (Integer.SIZE - RANK)));
        }
        assertTrue(x.toString().startsWith(type + " tensor (2, 2, "), x.toString());
    }

    private static void assertElements(Tensor x, IntUnaryOperator expected) {
        double[] elements = x.toDoubleArray();
        double[] right = IntStream.range(0, elements.length)
                .map(expected)
                .asDoubleStream()
                .toArray();
        assertArrayEquals(right, elements);
    }

    @Test
    void aLargerRankIsRefusedWhereverATensorIsMade() {
        long[] ones = new long[RANK + 1];
        Arrays.fill(ones, 1);
        Tensor x = Tensor.ones(Arrays.copyOf(ones, RANK));
        for (Executable mistake : List.<Executable>of(
                () -> Tensor.zeros(ones),
                () -> Tensor.ones(ones),
                () -> Tensor.full(DataType.DOUBLE, 1, ones),
                () -> Tensor.randomNormal(ones),
                () -> Tensor.randomUniform(ones),
                () -> Tensor.of(new float[1], ones),
                () -> Tensor.of(DataType.DOUBLE, new double[1], ones),
                () -> Tensor.of(Nd4j.ones(DataType.FLOAT, ones)),
                () -> x.reshape(ones),
                () -> x.broadcastTo(ones),
                () -> Tensor.ofLabels(1).reshape(ones),
                () -> Shapes.size(ones),
                () -> ShapeKernels.transpose(
                        Nd4j.ones(DataType.FLOAT, ones), IntStream.range(0, 16).toArray()),
                () -> ShapeKernels.slice(Nd4j.ones(DataType.FLOAT, ones), 0, 0, 1))) {
            var e = assertThrows(IllegalArgumentException.class, mistake);
            assertTrue(
                    e.getMessage().endsWith("(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)" + REMEDY),
                    e.getMessage());
        }
    }

    @Test
    void theOperationIsNamed() {
        Tensor x = Tensor.ones(Arrays.copyOf(twos, RANK));
        String shape = Shapes.text(twos);

        assertEquals(
                "stack of tensors of shape " + shape
                        + " would have rank 16, but the largest rank is 15; use concat, or join axes first",
                assertThrows(ShapeException.class, () -> Tensor.stack(0, x, x)).getMessage());
        assertEquals(
                "broadcastTo of (1): an array of shape " + Shapes.text(ones(16)) + REMEDY,
                assertThrows(ShapeException.class, () -> Tensor.ones(1).broadcastTo(ones(16)))
                        .getMessage());
    }

    @Test
    void anOutputOfAUsersForwardOfALargerRankIsRefused() {
        Diffable deep = new Triple() {
            @Override
            public INDArray forward(INDArray... x) {
                return Nd4j.ones(DataType.FLOAT, ones(RANK + 1));
            }
        };

        var e = assertThrows(ShapeException.class, () -> deep.call(Tensor.of(1)));
        assertTrue(e.getMessage().startsWith("an anonymous Triple.forward returned the shape (1, 1"), e.getMessage());
        assertTrue(
                e.getMessage().endsWith("of rank 16, but the largest rank is 15; join or drop axes"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 536870911", "INT, 536870911", "DOUBLE, 268435455"})
    void theLargestSizeIsTwoGigabytes(DataType type, long elements) {
        assertEquals(elements, ArrayLimits.maxElements(type));
    }

    @Test
    void aLargerSizeIsRefusedAtOnce() {
        Tensor column = Tensor.zeros(30_000, 1);
        Tensor row = Tensor.zeros(1, 30_000);
        Tensor wide = column.cast(DataType.DOUBLE);
        Tensor image = Tensor.zeros(1, 1, 2, 2);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (Executable mistake : List.<Executable>of(
                    () -> Tensor.zeros(536_870_912),
                    () -> Tensor.full(DataType.DOUBLE, 0, 268_435_456),
                    () -> Tensor.zeros(2, Long.MAX_VALUE), // 2⁶⁴ − 2, which is −2 as a long
                    () -> Tensor.randomNormal(600_000_000),
                    () -> Tensor.ofRows(600_000, 1_000, (i, x) -> {}),
                    () -> column.add(row),
                    () -> column.where(row, 0),
                    () -> column.matmul(row),
                    () -> row.transposeMatmul(row),
                    () -> wide.broadcastTo(30_000, 10_000),
                    () -> column.gather(new int[20_000]).broadcastTo(20_000, 30_000),
                    () -> image.conv2d(Tensor.zeros(1, 1, 1, 1), new Window(1, 1, 20_000)),
                    () -> image.conv2d(Tensor.zeros(1, 1, 3, 3), new Window(3, 1, 10_000)))) {
                assertTrue(messageOf(mistake).contains("too many elements"), () -> messageOf(mistake));
            }
        });
    }

    @Test
    void theMessageHasTheOperationTheElementsAndTheLimit() {
        assertEquals(
                "a FLOAT array of shape (600000000) would have too many elements: 600,000,000, but 536,870,911 (2 GB) are"
                        + " the most; split it into smaller parts",
                messageOf(() -> Tensor.zeros(600_000_000)));
        assertEquals(
                "a DOUBLE array of shape (300000000) would have too many elements: 300,000,000, but 268,435,455 (2 GB) are"
                        + " the most; split it into smaller parts",
                messageOf(() -> Tensor.full(DataType.DOUBLE, 0, 300_000_000)));
        assertEquals(
                "matmul of (30000, 1) and (1, 30000): a FLOAT array of shape (30000, 30000) would have too many elements:"
                        + " 900,000,000, but 536,870,911 (2 GB) are the most; split it into smaller parts",
                messageOf(() -> Tensor.zeros(30_000, 1).matmul(Tensor.zeros(1, 30_000))));
    }

    @Test
    void aShapeOfAMillionAxesMakesAShortMessage() {
        String message = messageOf(() -> Tensor.zeros(ones(1_000_000)));
        assertEquals(
                "an array of shape (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, …) would have rank 1000000, but the"
                        + " largest rank is 15; join or drop axes",
                message);
    }

    private static String messageOf(Executable mistake) {
        return assertThrows(IllegalArgumentException.class, mistake).getMessage();
    }

    private static long[] twos(int rank) {
        long[] shape = new long[rank];
        Arrays.fill(shape, 2);
        return shape;
    }

    private static long[] ones(int rank) {
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        return shape;
    }

    /** y = 3·x, in a user's forward. */
    private static class Triple implements Diffable {
        @Override
        public INDArray forward(INDArray... x) {
            return x[0].mul(3);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(3));
        }
    }
}
