package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs optimizers' loops: each number of a variable is read once and written once, a chunk at a time. */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception nobody reads the memory any more
final class OptimizerUpdates {

    private OptimizerUpdates() {}

    static void run(UpdateLoop loop, INDArray w, INDArray g, INDArray... state) {
        FloatBuffer weights = ArrayMemory.buffer(w);
        FloatBuffer gradients = ArrayMemory.buffer(g);
        FloatBuffer[] remembered = new FloatBuffer[state.length];
        for (int k = 0; k < state.length; k++) {
            remembered[k] = ArrayMemory.buffer(state[k]);
        }
        Chunks.forEach(weights.capacity(), 1, (from, n) -> {
            // Not those of the kernels, which a loop may use.
            float[][] own = ScratchBuffers.ofUpdates(state.length + 2, n);
            float[] a = own[0];
            float[] b = own[1];
            float[][] rest = Arrays.copyOfRange(own, 2, state.length + 2);
            weights.get(from, a, 0, n);
            gradients.get(from, b, 0, n);
            for (int k = 0; k < state.length; k++) {
                remembered[k].get(from, rest[k], 0, n);
            }
            loop.run(a, b, rest, n);
            weights.put(from, a, 0, n);
            for (int k = 0; k < state.length; k++) {
                remembered[k].put(from, rest[k], 0, n);
            }
        });
        Reference.reachabilityFence(w);
        Reference.reachabilityFence(g);
        Reference.reachabilityFence(state);
    }
}
