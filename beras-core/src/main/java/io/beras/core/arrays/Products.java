package io.beras.core.arrays;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of matrices, by the BLAS that ND4J brings, called on the arrays' own memory.
 *
 * <p>A call costs 0.3 µs before the product begins, {@code Nd4j.gemm} 8 to 20 µs, and {@code mmul} copies its result
 * slowly on top. Transposes are flags of the BLAS: nothing is moved for them.
 */
public final class Products {

    private Products() {}

    /** Returns x·w: x (n, m), w (m, p), result (n, p). */
    public static INDArray matmul(INDArray x, INDArray w) {
        return product(false, x, false, w);
    }

    /** Returns xᵀ·w: x (n, m), w (n, p), result (m, p). */
    public static INDArray transposeMatmul(INDArray x, INDArray w) {
        return product(true, x, false, w);
    }

    /** Returns x·wᵀ: x (n, m), w (p, m), result (n, p). */
    public static INDArray matmulTranspose(INDArray x, INDArray w) {
        return product(false, x, true, w);
    }

    private static INDArray product(boolean transposeX, INDArray x, boolean transposeW, INDArray w) {
        INDArray y = Memory.allocate(x.dataType(), x.size(transposeX ? 1 : 0), w.size(transposeW ? 0 : 1));
        // The pointers alone don't keep the arrays from being collected while native code reads them.
        try {
            new Gemm(transposeX, x, transposeW, w, y).run();
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(w);
        }
        return y;
    }
}
