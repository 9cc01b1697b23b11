package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moments and normalization of FLOAT arrays along an axis before the last, block by block of neighbouring columns.
 *
 * <p>A mean is the sum of two floats, of which the second holds the digits that the first lacks; so C2 vectorises
 * distances from the mean. The gradient is a small difference of large terms, and is computed in DOUBLE.
 */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class FloatColumnNormalization {

    /** Below, a distance from the mean may be infinite in FLOAT, and the scale may lose digits. */
    private static final double MIN_SCALE_FOR_PAIRS = 1e-30;

    private FloatColumnNormalization() {}

    /** Writes the means and the variances of all columns. */
    static void moments(INDArray x, ReductionShape axes, double[] means, double[] variances) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatColumnSums sums = new FloatColumnSums(source, axes);
        SquaredDistanceSums squares = new SquaredDistanceSums(source, axes);
        axes.forEachBlock((first, column, n) -> {
            MomentLoops.divide(sums.of(first, n), axes.reduced(), means, column, n);
            double[] mean = Arrays.copyOfRange(means, column, column + n);
            double[] total = squares.of(first, mean);
            MomentLoops.divide(total, axes.reduced(), variances, column, n);
        });
        Reference.reachabilityFence(x);
    }

    /** Writes (x − mean)·scale into y, and returns y. */
    static INDArray normalize(INDArray x, ReductionShape axes, double[] means, double[] scales, INDArray y) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(y);
        axes.forEachBlock((first, column, n) -> {
            double[] mean = Arrays.copyOfRange(means, column, column + n);
            double[] scale = Arrays.copyOfRange(scales, column, column + n);
            RowLoop loop = MomentLoops.areAtLeast(MIN_SCALE_FOR_PAIRS, scale)
                    ? normalizeInPairs(mean, scale)
                    : row -> MomentLoops.normalize(row, mean, scale, n);
            float[] row = ScratchBuffers.FIRST.get(n);
            for (int i = 0; i < axes.reduced(); i++) {
                source.get(first + i * axes.inner(), row, 0, n);
                loop.run(row);
                target.put(first + i * axes.inner(), row, 0, n);
            }
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    /** Replaces a row by its normalized elements. */
    @FunctionalInterface
    private interface RowLoop {
        void run(float[] row);
    }

    private static RowLoop normalizeInPairs(double[] means, double... scales) {
        int n = means.length;
        float[] scale = ScratchBuffers.SECOND.get(n);
        float[] high = ScratchBuffers.FOURTH.get(n);
        float[] low = ScratchBuffers.FIFTH.get(n);
        MomentLoops.split(means, high, low, n);
        MomentLoops.multiply(scales, 1, scale, n);
        return row -> MomentLoops.normalize(row, high, low, scale, n);
    }

    /** Writes the gradient of x, for the upstream gradient g, into z, and returns z. */
    static INDArray gradient(INDArray g, INDArray x, ReductionShape axes, double[] means, double[] scales, INDArray z) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer upstream = ArrayMemory.buffer(g);
        FloatBuffer target = ArrayMemory.buffer(z);
        FloatColumnSums sums = new FloatColumnSums(upstream, axes);
        double[] meanG = new double[axes.blockWidth()];
        axes.forEachBlock((first, column, n) -> {
            MomentLoops.divide(sums.of(first, n), axes.reduced(), meanG, 0, n);
            double[] mean = Arrays.copyOfRange(means, column, column + n);
            double[] scale = Arrays.copyOfRange(scales, column, column + n);
            double[] slope = new double[n];
            float[] row = ScratchBuffers.FIRST.get(n);
            float[] gradient = ScratchBuffers.SECOND.get(n);
            for (int i = 0; i < axes.reduced(); i++) {
                source.get(first + i * axes.inner(), row, 0, n);
                upstream.get(first + i * axes.inner(), gradient, 0, n);
                MomentLoops.addProducts(slope, gradient, meanG, row, mean, n);
            }
            for (int k = 0; k < n; k++) {
                slope[k] *= scale[k] * scale[k] / axes.reduced();
            }
            for (int i = 0; i < axes.reduced(); i++) {
                source.get(first + i * axes.inner(), row, 0, n);
                upstream.get(first + i * axes.inner(), gradient, 0, n);
                MomentLoops.gradient(gradient, meanG, row, mean, slope, scale, n);
                target.put(first + i * axes.inner(), gradient, 0, n);
            }
        });
        Reference.reachabilityFence(g);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(z);
        return z;
    }
}
