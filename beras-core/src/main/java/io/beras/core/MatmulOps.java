package io.beras.core;

import io.beras.core.arrays.MatrixProducts;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products. Leading axes are batch axes and broadcast as in NumPy.
 *
 * <p>The gradients of each product are two of the other products, so no matrix is transposed in memory. The chain rule sums
 * the gradients over the axes that broadcasting repeated.
 */
sealed interface MatmulOps extends Op {

    @Override
    default boolean broadcasts() {
        return true;
    }

    /** y = x·w. */
    record Matmul() implements MatmulOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireAgreement(this, inputs[0], -1, inputs[1], -2);
            return MatrixProducts.matmul(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor w = call.input(1);
            return List.of(g -> g.matmulTranspose(w), g -> ofShared(w, x, g));
        }
    }

    /** y = xᵀ·w. */
    record TransposeMatmul() implements MatmulOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireAgreement(this, inputs[0], -2, inputs[1], -2);
            return MatrixProducts.transposeMatmul(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor w = call.input(1);
            return List.of(g -> w.matmulTranspose(g), g -> x.matmul(g));
        }
    }

    /** y = x·wᵀ. */
    record MatmulTranspose() implements MatmulOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireAgreement(this, inputs[0], -1, inputs[1], -1);
            return MatrixProducts.matmulTranspose(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor w = call.input(1);
            return List.of(g -> g.matmul(w), g -> ofShared(w, g, x));
        }
    }

    /** Returns xᵀ·g, the gradient of w; for a w that the whole batch shares, one product of all rows instead of a sum. */
    private static Tensor ofShared(Tensor w, Tensor x, Tensor g) {
        return w.rank() == 2 && x.rank() > 2 ? rows(x).transposeMatmul(rows(g)) : x.transposeMatmul(g);
    }

    private static Tensor rows(Tensor x) {
        return x.reshape(-1, x.size(-1));
    }

    /** Checks that an axis of x and an axis of w, both counted from the end, have the same size. */
    private static void requireAgreement(MatmulOps product, INDArray x, int axisOfX, INDArray w, int axisOfW) {
        String name = EagerExecution.name(product);
        requireMatrices(name, x);
        requireMatrices(name, w);
        int i = x.rank() + axisOfX;
        int j = w.rank() + axisOfW;
        if (x.size(i) != w.size(j)) {
            throw new ShapeException(name + " of " + Shapes.text(x.shape()) + " and " + Shapes.text(w.shape())
                    + " needs axis " + i + " of the first (" + x.size(i) + ") and axis " + j + " of the second ("
                    + w.size(j) + ") to be equal");
        }
        if (x.rank() > 2 && w.rank() > 2) {
            requireBroadcastableBatches(name, x.shape(), w.shape());
        }
    }

    private static void requireMatrices(String name, INDArray x) {
        if (x.rank() < 2) {
            throw new ShapeException(name + " needs rank 2 or more, but the shape " + Shapes.text(x.shape())
                    + " has rank " + x.rank() + ": reshape a vector to a matrix of one row or column");
        }
    }

    private static void requireBroadcastableBatches(String name, long[] x, long[] w) {
        long[] batchOfX = Arrays.copyOf(x, x.length - 2);
        long[] batchOfW = Arrays.copyOf(w, w.length - 2);
        Shapes.broadcast(
                name + " of " + Shapes.text(x) + " and " + Shapes.text(w) + ", in the axes before the last two,",
                batchOfX,
                batchOfW);
    }
}
