package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products by the BLAS of ND4J, called directly on the arrays' memory.
 *
 * <p>The overhead of a call is 0.3 µs, against 8 to 20 µs in {@code Nd4j.gemm}; {@code mmul} also copies its result
 * slowly. Transposes are flags of the BLAS and move no element.
 *
 * <p>The last two axes are the axes of the matrices. Leading axes are batch axes and broadcast as in NumPy.
 */
public final class MatrixProducts {

    private static final long[] NO_AXES = {};

    private MatrixProducts() {}

    /** Returns x·w: x (…, n, m), w (…, m, p), result (…, n, p). */
    public static INDArray matmul(INDArray x, INDArray w) {
        return product(false, x, false, w);
    }

    /** Returns xᵀ·w: x (…, n, m), w (…, n, p), result (…, m, p). */
    public static INDArray transposeMatmul(INDArray x, INDArray w) {
        return product(true, x, false, w);
    }

    /** Returns x·wᵀ: x (…, n, m), w (…, p, m), result (…, n, p). */
    public static INDArray matmulTranspose(INDArray x, INDArray w) {
        return product(false, x, true, w);
    }

    private static INDArray product(boolean transposeX, INDArray x, boolean transposeW, INDArray w) {
        Matrix a = Matrix.of(x);
        Matrix b = Matrix.of(w);
        long n = transposeX ? a.columns() : a.rows();
        long p = transposeW ? b.rows() : b.columns();
        long[] batch = x.rank() == 2 && w.rank() == 2 ? NO_AXES : BroadcastReader.shape(batch(x), batch(w));
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = n;
        shape[batch.length + 1] = p;
        INDArray y = ArrayMemory.allocate(x.dataType(), shape);
        // A pointer does not keep its array from being collected while native code reads it.
        try {
            if (batch.length == 0) {
                new Gemm(transposeX, a, transposeW, b, Matrix.of(y)).run();
            } else {
                int[] ofX = BroadcastRuns.sourceIndices(batch(x), batch);
                int[] ofW = BroadcastRuns.sourceIndices(batch(w), batch);
                multiplyBatches(transposeX, a, ofX, transposeW, b, ofW, Matrix.of(y));
            }
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(w);
        }
        return y;
    }

    /** Computes each matrix i of y from matrix {@code ofX[i]} of x and matrix {@code ofW[i]} of w. */
    private static void multiplyBatches(
            boolean transposeX, Matrix x, int[] ofX, boolean transposeW, Matrix w, int[] ofW, Matrix y) {
        int count = ofX.length;
        if (!transposeX && Arrays.stream(ofW).allMatch(index -> index == 0)) {
            // All products have the same w, so the matrices of x, one below the other, are one matrix.
            new Gemm(false, x.stacked(count), transposeW, w, y.stacked(count)).run();
        } else {
            Gemm.runAll(count, i -> new Gemm(transposeX, x.at(ofX[i]), transposeW, w.at(ofW[i]), y.at(i)));
        }
    }

    /** Returns the sizes of the batch axes. */
    private static long[] batch(INDArray array) {
        return Arrays.copyOf(array.shape(), array.rank() - 2);
    }
}
