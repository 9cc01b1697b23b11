package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs an {@link UpdateLoop} over a whole variable, chunk by chunk, in one pass over memory. */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class UpdateLoopRunner {

    private UpdateLoopRunner() {}

    /** Runs the loop over a variable w, its gradient g and its optimizer state, all of the same length. */
    static void run(UpdateLoop loop, INDArray w, INDArray g, INDArray... state) {
        FloatBuffer weights = ArrayMemory.buffer(w);
        FloatBuffer gradients = ArrayMemory.buffer(g);
        FloatBuffer[] states = new FloatBuffer[state.length];
        for (int k = 0; k < state.length; k++) {
            states[k] = ArrayMemory.buffer(state[k]);
        }
        ChunkedLoops.forEach(weights.capacity(), 1, (from, n) -> {
            // Not the buffers of the kernels, because a loop may run kernels.
            float[][] buffers = ScratchBuffers.forUpdates(state.length + 2, n);
            float[] a = buffers[0];
            float[] b = buffers[1];
            float[][] s = Arrays.copyOfRange(buffers, 2, state.length + 2);
            weights.get(from, a, 0, n);
            gradients.get(from, b, 0, n);
            for (int k = 0; k < state.length; k++) {
                states[k].get(from, s[k], 0, n);
            }
            loop.run(a, b, s, n);
            weights.put(from, a, 0, n);
            for (int k = 0; k < state.length; k++) {
                states[k].put(from, s[k], 0, n);
            }
        });
        Reference.reachabilityFence(w);
        Reference.reachabilityFence(g);
        Reference.reachabilityFence(state);
    }
}
