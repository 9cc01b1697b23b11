package io.beras.core.arrays;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums of FLOAT arrays, element by element, in DOUBLE.
 *
 * <p>The sums of libnd4j add floats to a float, so a sum of ones ends at 2²⁴.
 */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class ReferenceReductions {

    private ReferenceReductions() {}

    /** Writes the sums along the axes that have size 1 in y, divided by {@code divisor}, into y, and returns y. */
    static INDArray sum(INDArray x, double divisor, INDArray y) {
        FloatPointer source = ArrayMemory.floats(x);
        BroadcastRuns targets = new BroadcastRuns(y.shape(), x.shape());
        double[] sums = new double[Math.toIntExact(y.length())];
        float[] chunk = new float[(int) Math.min(x.length(), ChunkedLoops.SIZE)];
        for (long from = 0; from < x.length(); from += chunk.length) {
            int n = (int) Math.min(chunk.length, x.length() - from);
            source.getPointer(from).get(chunk, 0, n); // not a buffer, which ends at 2 GB
            for (int i = 0; i < n; i++) {
                sums[targets.sourceIndexOfElement((int) from + i)] += chunk[i];
            }
        }
        Reference.reachabilityFence(x);
        MomentLoops.divide(sums, divisor, sums, 0, sums.length);
        return ArrayIo.write(sums, y);
    }
}
