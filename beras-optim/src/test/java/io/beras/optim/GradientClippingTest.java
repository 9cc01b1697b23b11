package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class GradientClippingTest {

    static Stream<GradientClipping> all() {
        return Stream.of(new ClipByValue(1), new ClipByNorm(1), new ClipByGlobalNorm(1));
    }

    @Test
    void byValueClipsEachElement() {
        assertArrayEquals(
                new double[] {-2, -1, 0, 2},
                clip(new ClipByValue(2), Golden.vector(-3, -1, 0, 2.5)).toDoubleArray());
    }

    @Test
    void byNormScalesEachGradientByItself() {
        // ‖(3, 4)‖ = 5 is halved to 2.5; ‖(0.6, 0.8)‖ = 1 is below the limit.
        List<Tensor> clipped = new ClipByNorm(2.5).clip(List.of(Golden.vector(3, 4), Golden.vector(.6, .8)));

        assertArrayEquals(new double[] {1.5, 2}, clipped.get(0).toDoubleArray(), 1e-15);
        assertArrayEquals(new double[] {.6, .8}, clipped.get(1).toDoubleArray());
    }

    @Test
    void byGlobalNormScalesAllGradientsByOneFactor() {
        // √(3² + 4² + 12²) = 13: a limit of 1.3 divides all elements by 10.
        List<Tensor> clipped = new ClipByGlobalNorm(1.3).clip(List.of(Golden.vector(3, 4), Golden.vector(12)));

        assertArrayEquals(new double[] {.3, .4}, clipped.get(0).toDoubleArray(), 1e-15);
        assertArrayEquals(new double[] {1.2}, clipped.get(1).toDoubleArray(), 1e-15);
    }

    @Test
    void aGradientBelowTheLimitIsNotCopied() {
        Tensor g = Tensor.of(.3, .4);

        assertSame(g, clip(new ClipByNorm(.5001), g));
        assertSame(g, clip(new ClipByGlobalNorm(.5001), g));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aMissingGradientStaysMissing(GradientClipping clipping) {
        List<Tensor> clipped = clipping.clip(Arrays.asList(null, Tensor.of(0, 5), null));

        assertEquals(3, clipped.size());
        assertNull(clipped.get(0));
        assertArrayEquals(new double[] {0, 1}, clipped.get(1).toDoubleArray(), 1e-6);
        assertNull(clipped.get(2));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nanStaysInItsPlace(GradientClipping clipping) {
        double[] clipped = clip(clipping, Tensor.of(Double.NaN, .5)).toDoubleArray();

        assertTrue(Double.isNaN(clipped[0]));
        assertEquals(.5, clipped[1]);
    }

    @Test
    void anInfiniteElementIsClippedOrBecomesNan() {
        Tensor g = Tensor.of(Double.POSITIVE_INFINITY, 3);

        assertArrayEquals(new double[] {2, 2}, clip(new ClipByValue(2), g).toDoubleArray());
        for (GradientClipping clipping : List.of(new ClipByNorm(2), new ClipByGlobalNorm(2))) {
            assertArrayEquals(new double[] {Double.NaN, 0}, clip(clipping, g).toDoubleArray());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e18, 1e20, 1e38})
    void anExplodedGradientKeepsItsDirection(double size) {
        // In FLOAT, squares above 3.4e38 are infinite; the norm is finite.
        for (GradientClipping clipping : List.of(new ClipByNorm(1), new ClipByGlobalNorm(1))) {
            Tensor clipped = clip(clipping, Tensor.of(.6 * size, -.8 * size));

            assertArrayEquals(new double[] {.6, -.8}, clipped.toDoubleArray(), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e153, 1e155, 1e308})
    void anExplodedDoubleGradientKeepsItsDirection(double size) {
        // In DOUBLE, squares above 1.8e308 are infinite; the norm is finite.
        for (GradientClipping clipping : List.of(new ClipByNorm(1), new ClipByGlobalNorm(1))) {
            Tensor clipped = clip(clipping, Golden.vector(.6 * size, -.8 * size));

            assertArrayEquals(new double[] {.6, -.8}, clipped.toDoubleArray(), 1e-15);
        }
    }

    @Test
    void theGlobalNormOfExplodedGradientsIsFinite() {
        // √((3e200)² + (4e200)²) = 5e200, although each square is infinite.
        List<Tensor> clipped = new ClipByGlobalNorm(1).clip(List.of(Golden.vector(3e200), Golden.vector(-4e200)));

        assertEquals(.6, clipped.get(0).item(), 1e-15);
        assertEquals(-.8, clipped.get(1).item(), 1e-15);
    }

    @Test
    void aFactorTooSmallForAFloatKeepsTheLength() {
        // The factor is 1e-7 / 1e38 = 1e-45, which FLOAT stores as 1.4e-45.
        Tensor clipped = clip(new ClipByNorm(1e-7), Tensor.of(.6e38, -.8e38));

        assertArrayEquals(new double[] {.6e-7, -.8e-7}, clipped.toDoubleArray(), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void clippedGradientsAreWithinTheLimitAndKeepTheirDirection(long seed) {
        Random random = new Random(seed);
        int rank = 1 + random.nextInt(4);
        double limit = .01 + 20 * random.nextDouble();
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            List<Tensor> gradients = List.of(gaussian(type, rank, random), gaussian(type, rank, random));
            List<Tensor> each = new ClipByNorm(limit).clip(gradients);
            List<Tensor> together = new ClipByGlobalNorm(limit).clip(gradients);
            double longest = limit * (1 + 1e-6);

            assertTrue(length(together) <= longest);
            for (int i = 0; i < gradients.size(); i++) {
                assertTrue(length(each.subList(i, i + 1)) <= longest);
                assertParallel(gradients.get(i), each.get(i));
                assertParallel(gradients.get(i), together.get(i));
                assertArrayEquals(gradients.get(i).shape(), each.get(i).shape());
                assertEquals(type, together.get(i).dataType());
            }
        }
    }

    @Test
    void theOptimizerReceivesClippedGradients() {
        Variable w = new Variable("w", Tensor.of(0, 0));
        Variable left = new Variable("left", Tensor.of(7));
        Optimizer optimizer = new ClipByGlobalNorm(5).before(new SGD(.1).momentum(.5));

        optimizer.applyGradients(List.of(w, left), Arrays.asList(Tensor.of(6, 8), null)); // halved

        assertArrayEquals(new double[] {-.3, -.4}, w.toDoubleArray(), 1e-7);
        assertEquals(7, left.item());
        assertEquals("w/velocity", optimizer.state().get(0).name());
        assertArrayEquals(new double[] {3, 4}, optimizer.state().get(0).toDoubleArray(), 1e-6);
    }

    @Test
    void learningRateAndStateAreThoseOfTheWrappedOptimizer() {
        SGD wrapped = new SGD(.1).momentum(.5);
        Optimizer optimizer = new ClipByNorm(1).before(wrapped);
        optimizer.setLearningRate(.2);

        assertEquals(.2, wrapped.learningRate());
        assertEquals(.2, optimizer.learningRate());
        assertEquals(wrapped.state(), optimizer.state());
        assertEquals("ClipByNorm(1) before " + wrapped, optimizer.toString());
    }

    @Test
    void badGradientsAreRefusedAsWithoutClipping() {
        Variable w = new Variable("w", Tensor.of(1, 2));
        Optimizer optimizer = new ClipByNorm(1).before(new SGD(.1));

        for (List<Tensor> bad : List.of(List.of(Tensor.of(1)), List.of(Tensor.of(1, 2), Tensor.of(1, 2)))) {
            assertThrows(IllegalArgumentException.class, () -> optimizer.applyGradients(List.of(w), bad));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isNotRecordedByTapes(GradientClipping clipping) {
        Tensor g = Tensor.of(3, 4);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(g);
            Tensor clipped = clip(clipping, g);

            assertArrayEquals(
                    new double[] {0, 0},
                    tape.gradient(clipped, List.of(g), Unconnected.ZERO).get(0).toDoubleArray());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void clippedGradientsAreReleasedWithTheStep(GradientClipping clipping) {
        Variable w = new Variable("w", Tensor.of(0, 0));
        Optimizer optimizer = clipping.before(new Adam(.1));
        for (int i = 0; i < 2; i++) {
            try (StepScope step = new StepScope()) {
                optimizer.applyGradients(List.of(w), List.of(Tensor.of(3, 4)));
            }
        }

        assertTrue(w.toDoubleArray()[0] < -.19, "moved to " + w);
    }

    @ParameterizedTest
    @MethodSource("all")
    void manyUpdatesNeedNoMoreMemoryThanAFew(GradientClipping clipping) {
        // Each update allocates at least one temporary array of 128 KiB; see ApplyGradientsTest.
        Variable w = new Variable("w", Tensor.zeros(32, 1024));
        Tensor g = Tensor.ones(32, 1024).mul(2);
        Optimizer optimizer = clipping.before(new SGD(.1));
        long smallestGrowth = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = Pointer.physicalBytes();
            for (int i = 0; i < 400; i++) {
                optimizer.applyGradients(List.of(w), List.of(g));
            }
            smallestGrowth = Math.min(smallestGrowth, Pointer.physicalBytes() - before);
        }

        assertTrue(smallestGrowth < 25 << 20, clipping + " grew by " + (smallestGrowth >> 20) + " MiB a round");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLimitIsFiniteAndAboveZero(double limit) {
        String message = "limit must be finite and above 0, not " + limit;
        assertEquals(message, refusal(() -> new ClipByValue(limit)));
        assertEquals(message, refusal(() -> new ClipByNorm(limit)));
        assertEquals(message, refusal(() -> new ClipByGlobalNorm(limit)));
    }

    private static String refusal(Runnable make) {
        return assertThrows(IllegalArgumentException.class, make::run).getMessage();
    }

    private static Tensor clip(GradientClipping clipping, Tensor g) {
        return clipping.clip(List.of(g)).get(0);
    }

    private static Tensor gaussian(DataType type, int rank, Random random) {
        long[] shape = random.longs(rank, 1, 5).toArray();
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] values = random.doubles(size).map(u -> 10 * (u - .5)).toArray();
        return Tensor.of(type, values, shape);
    }

    private static double length(List<Tensor> gradients) {
        List<double[]> values = new ArrayList<>();
        gradients.forEach(g -> values.add(g.toDoubleArray()));
        return Math.sqrt(
                values.stream().flatMapToDouble(Arrays::stream).map(x -> x * x).sum());
    }

    /** Asserts x·y = ‖x‖·‖y‖, which holds for vectors of one direction. */
    private static void assertParallel(Tensor x, Tensor y) {
        double[] a = x.toDoubleArray();
        double[] b = y.toDoubleArray();
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        double lengths = length(List.of(x)) * length(List.of(y));
        assertEquals(lengths, product, 1e-6 * lengths);
    }
}
