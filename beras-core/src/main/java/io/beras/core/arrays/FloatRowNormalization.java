package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Moments and normalization along the last axis of FLOAT arrays; computed in DOUBLE, rounded once. */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class FloatRowNormalization {

    private FloatRowNormalization() {}

    /** Writes the means and the variances of all rows. */
    static void moments(INDArray x, int columns, double[] means, double[] variances) {
        FloatBuffer source = ArrayMemory.buffer(x);
        ChunkedLoops.forEach(source.capacity(), columns, (from, n) -> {
            float[] chunk = ScratchBuffers.FIRST.get(n);
            source.get(from, chunk, 0, n);
            for (int start = 0; start < n; start += columns) {
                double mean = FloatElementwise.sum(chunk, start, columns) / columns;
                int row = (from + start) / columns;
                means[row] = mean;
                variances[row] = MomentLoops.product(chunk, mean, chunk, mean, start, columns) / columns;
            }
        });
        Reference.reachabilityFence(x);
    }

    /** Writes (x − mean)·scale into y, and returns y. */
    static INDArray normalize(INDArray x, int columns, double[] means, double[] scales, INDArray y) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(y);
        ChunkedLoops.forEach(source.capacity(), columns, (from, n) -> {
            float[] chunk = ScratchBuffers.FIRST.get(n);
            source.get(from, chunk, 0, n);
            for (int start = 0; start < n; start += columns) {
                int row = (from + start) / columns;
                MomentLoops.normalize(chunk, means[row], scales[row], start, columns);
            }
            target.put(from, chunk, 0, n);
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    /** Writes the gradient of x, for the upstream gradient g, into z, and returns z. */
    static INDArray gradient(INDArray g, INDArray x, int columns, double[] means, double[] scales, INDArray z) {
        FloatBuffer upstream = ArrayMemory.buffer(g);
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(z);
        ChunkedLoops.forEach(source.capacity(), columns, (from, n) -> {
            float[] chunk = ScratchBuffers.FIRST.get(n);
            float[] gradient = ScratchBuffers.SECOND.get(n);
            source.get(from, chunk, 0, n);
            upstream.get(from, gradient, 0, n);
            for (int start = 0; start < n; start += columns) {
                int row = (from + start) / columns;
                double scale = scales[row];
                double meanG = FloatElementwise.sum(gradient, start, columns) / columns;
                double product = MomentLoops.product(gradient, meanG, chunk, means[row], start, columns);
                double slope = product / columns * scale * scale;
                MomentLoops.gradient(gradient, meanG, chunk, means[row], slope, scale, start, columns);
            }
            target.put(from, gradient, 0, n);
        });
        Reference.reachabilityFence(g);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(z);
        return z;
    }
}
