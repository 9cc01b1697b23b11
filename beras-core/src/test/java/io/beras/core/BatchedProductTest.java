package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Batched matrix products: each is the product of two matrices, and a shared matrix gets the sum of its gradients. */
class BatchedProductTest {

    @Test
    void leadingAxesAreBatchAxes() {
        // [1 2]·[1 0]ᵀ = 1, and [3 4]·[0 1]ᵀ = 4
        Tensor x = Tensor.of(1, 2, 3, 4).reshape(2, 1, 2);
        Tensor w = Tensor.of(1, 0, 0, 1).reshape(2, 2, 1);

        Tensor y = x.matmul(w);

        assertArrayEquals(new long[] {2, 1, 1}, y.shape());
        assertArrayEquals(new double[] {1, 4}, y.toDoubleArray());
    }

    @Test
    void aSharedMatrixGetsTheSumOfItsGradients() {
        // y₁ = x₁·w, y₂ = x₂·w, so ∂Σy/∂w = x₁ᵀ·1 + x₂ᵀ·1 = (1 + 3, 2 + 4), and ∂Σy/∂x = wᵀ twice.
        Variable x = new Variable("x", Tensor.of(1, 2, 3, 4).reshape(2, 1, 2));
        for (long[] shape : new long[][] {{2, 1}, {1, 2, 1}, {1, 1, 2, 1}}) {
            Variable w = new Variable("w", Tensor.of(5, 6).reshape(shape));
            try (GradientTape tape = new GradientTape()) {
                List<Tensor> gradients = tape.gradient(x.matmul(w), List.of(x, w));

                assertArrayEquals(new double[] {5, 6, 5, 6}, gradients.get(0).toDoubleArray());
                assertArrayEquals(new double[] {4, 6}, gradients.get(1).toDoubleArray());
                assertArrayEquals(shape, gradients.get(1).shape());
            }
        }
    }

    /** Large enough for several threads: over the batch, over each product, or over all rows of a shared w. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void largeBatchesAreTheProductsOfTheirMatrices(DataType type) {
        assertEachIsAProduct(type, new long[] {40, 33, 35}, new long[] {40, 35, 37});
        assertEachIsAProduct(type, new long[] {2, 100, 90}, new long[] {2, 90, 110});
        assertEachIsAProduct(type, new long[] {40, 33, 35}, new long[] {35, 37});
        assertEachIsAProduct(type, new long[] {33, 35}, new long[] {40, 35, 37});
        assertEachIsAProduct(type, new long[] {3, 1, 33, 35}, new long[] {1, 5, 35, 37});
    }

    @Test
    void gradientsOfLargeBatchesAreThoseOfTheirMatrices() {
        Variable x = new Variable("x", numbers(DataType.DOUBLE, 20, 30, 40));
        Variable w = new Variable("w", numbers(DataType.DOUBLE, 40, 50));
        List<Tensor> atOnce;
        try (GradientTape tape = new GradientTape()) {
            atOnce = tape.gradient(x.matmul(w).square(), List.of(x, w));
        }
        try (GradientTape tape = new GradientTape()) {
            Tensor sum = Tensor.scalar(DataType.DOUBLE, 0);
            for (int i = 0; i < 20; i++) {
                sum = sum.add(
                        x.slice(0, i, i + 1).reshape(30, 40).matmul(w).square().sum());
            }
            List<Tensor> oneByOne = tape.gradient(sum, List.of(x, w));

            assertArrayEquals(oneByOne.get(0).toDoubleArray(), atOnce.get(0).toDoubleArray(), 1e-11);
            assertArrayEquals(oneByOne.get(1).toDoubleArray(), atOnce.get(1).toDoubleArray(), 1e-10);
        }
    }

    @Tag("gradient-check")
    @Test
    void attentionIsDifferentiableTwice() {
        // softmax(q·kᵀ)·v for 2 samples, 3 queries and 4 keys of size 2
        Callable attention = in -> in[0].matmulTranspose(in[1]).softmax().matmul(in[2]);

        GradientReport report = GradientCheck.of(attention)
                .secondOrder()
                .check(
                        numbers(DataType.DOUBLE, 2, 3, 2),
                        numbers(DataType.DOUBLE, 2, 4, 2),
                        numbers(DataType.DOUBLE, 4, 2));

        assertTrue(report.passed(), report.toString());
    }

    @Test
    void onesOfAStepEndWithIt() {
        Tensor x = numbers(DataType.FLOAT, 3, 2, 2);
        double[] expected = x.matmul(x).toDoubleArray();
        for (int i = 0; i < 3; i++) {
            try (StepScope step = new StepScope()) {
                assertArrayEquals(expected, x.matmul(x).toDoubleArray());
            }
        }
    }

    private static void assertEachIsAProduct(DataType type, long[] ofX, long[] ofW) {
        Tensor x = numbers(type, ofX);
        Tensor w = numbers(type, ofW);
        Tensor y = x.matmul(w);
        Tensor byTranspose = transposed(x).transposeMatmul(w);
        Tensor byTransposed = x.matmulTranspose(transposed(w));
        long[] batch = Arrays.copyOf(y.shape(), y.rank() - 2);
        Tensor allX = x.broadcastTo(joined(batch, x)).reshape(-1, x.size(-2), x.size(-1));
        Tensor allW = w.broadcastTo(joined(batch, w)).reshape(-1, w.size(-2), w.size(-1));
        Tensor all = y.reshape(-1, y.size(-2), y.size(-1));
        for (int i = 0; i < all.size(0); i++) {
            Tensor expected = matrix(allX, i).matmul(matrix(allW, i));
            assertArrayEquals(expected.toDoubleArray(), matrix(all, i).toDoubleArray(), tolerance(type));
        }
        assertArrayEquals(y.shape(), byTranspose.shape());
        assertArrayEquals(y.toDoubleArray(), byTranspose.toDoubleArray(), tolerance(type));
        assertEquals(y.rank(), byTransposed.rank());
        assertArrayEquals(y.toDoubleArray(), byTransposed.toDoubleArray(), tolerance(type));
    }

    private static double tolerance(DataType type) {
        return type == DataType.FLOAT ? 1e-4 : 1e-12;
    }

    private static long[] joined(long[] batch, Tensor x) {
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = x.size(-2);
        shape[batch.length + 1] = x.size(-1);
        return shape;
    }

    private static Tensor matrix(Tensor x, int index) {
        return x.slice(0, index, index + 1).reshape(x.size(1), x.size(2));
    }

    private static Tensor transposed(Tensor x) {
        int[] axes = IntStream.range(0, x.rank()).toArray();
        axes[x.rank() - 1] = x.rank() - 2;
        axes[x.rank() - 2] = x.rank() - 1;
        return x.transpose(axes);
    }

    private static Tensor numbers(DataType type, long... shape) {
        RandomNumbers draws = Randomness.of(1).numbers("numbers", shape.length);
        return Tensor.of(type, draws.fill(Shapes.size(shape), draws::normal), shape);
    }
}
