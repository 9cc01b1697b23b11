package io.beras.core.arrays;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dasum;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sasum;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rule for 0·∞ and 0·NaN in a gradient: where the upstream gradient is 0, the gradient is 0.
 *
 * <p>A result without NaN, which is the usual case, is only summed up by the BLAS: 0.4 µs for 64×256 elements.
 */
final class ZeroUpstream {

    private static final ReferenceKernels KERNELS = new ReferenceKernels();

    private ZeroUpstream() {}

    /** Returns the gradient y with 0 for each NaN where the upstream g, broadcast to the shape of y, is 0. */
    static INDArray wins(INDArray g, INDArray y) {
        return hasNaN(y) ? KERNELS.map(y, g, (value, upstream) -> Double.isNaN(value) && upstream == 0 ? 0 : value) : y;
    }

    /** Returns the gradient y with 0 for each NaN in a row, along the last axis, in which all of g is 0. */
    static INDArray winsByRow(INDArray g, INDArray y) {
        return hasNaN(y) ? wins(KERNELS.max(KERNELS.abs(g), g.rank() - 1), y) : y;
    }

    /** Returns whether every element is finite; may return false if the sum of the absolute elements overflows. */
    static boolean isFinite(INDArray x) {
        return Double.isFinite(absoluteSum(x));
    }

    private static boolean hasNaN(INDArray x) {
        return Double.isNaN(absoluteSum(x));
    }

    /** Returns the sum of the absolute elements: NaN if an element is NaN, infinite if an element is infinite. */
    private static double absoluteSum(INDArray x) {
        int n = (int) x.length();
        try {
            return x.dataType() == DataType.FLOAT
                    ? cblas_sasum(n, ArrayMemory.floats(x), 1)
                    : cblas_dasum(n, ArrayMemory.doubles(x), 1);
        } finally {
            Reference.reachabilityFence(x);
        }
    }
}
