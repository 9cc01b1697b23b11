package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of matrices, by the BLAS that ND4J brings, called on the arrays' own memory.
 *
 * <p>A call costs 0.3 µs before the product begins, {@code Nd4j.gemm} 8 to 20 µs, and {@code mmul} copies its result
 * slowly on top. Transposes are flags of the BLAS: nothing is moved for them.
 *
 * <p>The last two axes are those of the matrices; the axes before them count matrices, and broadcast as in NumPy.
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
        long[] batch = x.rank() == 2 && w.rank() == 2 ? NO_AXES : Broadcast.shape(batch(x), batch(w));
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = n;
        shape[batch.length + 1] = p;
        INDArray y = ArrayMemory.allocate(x.dataType(), shape);
        // The pointers alone don't keep the arrays from being collected while native code reads them.
        try {
            if (batch.length == 0) {
                new Gemm(transposeX, a, transposeW, b, Matrix.of(y)).run();
            } else {
                int[] ofX = Broadcast.origins(batch(x), batch);
                int[] ofW = Broadcast.origins(batch(w), batch);
                each(transposeX, a, ofX, transposeW, b, ofW, Matrix.of(y));
            }
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(w);
        }
        return y;
    }

    /** Computes each matrix from y on, of the matrices that come so many after x and w. */
    private static void each(
            boolean transposeX, Matrix x, int[] ofX, boolean transposeW, Matrix w, int[] ofW, Matrix y) {
        int count = ofX.length;
        if (!transposeX && Arrays.stream(ofW).allMatch(index -> index == 0)) {
            // All have the same w: their rows, one below the other, are one matrix.
            new Gemm(false, x.stacked(count), transposeW, w, y.stacked(count)).run();
        } else {
            Gemm.runAll(count, i -> new Gemm(transposeX, x.next(ofX[i]), transposeW, w.next(ofW[i]), y.next(i)));
        }
    }

    /** Returns the axes that count matrices. */
    private static long[] batch(INDArray array) {
        return Arrays.copyOf(array.shape(), array.rank() - 2);
    }
}
