package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a loop over the planes of FLOAT images, one channel of one image at a time, on copies in Java arrays. */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class FloatPlaneLoop {

    private FloatPlaneLoop() {}

    /** Computes a plane of y from the same plane of each input. */
    @FunctionalInterface
    interface Loop {
        void run(float[][] inputs, float[] y);
    }

    /** Computes each plane of y, many planes on several threads, and returns y. */
    static INDArray run(Loop loop, INDArray y, INDArray... inputs) {
        int planes = Math.toIntExact(y.size(0) * y.size(1));
        Planes target = Planes.of(y, planes);
        Planes[] sources = new Planes[inputs.length];
        for (int k = 0; k < sources.length; k++) {
            sources[k] = Planes.of(inputs[k], planes);
        }
        int longest = Math.max(target.length, sources[0].length);
        ChunkedLoops.forEach(planes * longest, longest, (from, n) -> {
            for (int plane = from / longest; plane < (from + n) / longest; plane++) {
                runOne(loop, plane, target, sources);
            }
        });
        Reference.reachabilityFence(inputs);
        Reference.reachabilityFence(y);
        return y;
    }

    private static void runOne(Loop loop, int plane, Planes target, Planes... sources) {
        float[][] inputs = new float[sources.length][];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = ScratchBuffers.values()[k + 1].get(sources[k].length);
            sources[k].elements.get(plane * sources[k].length, inputs[k], 0, sources[k].length);
        }
        float[] result = ScratchBuffers.FIRST.get(target.length);
        loop.run(inputs, result);
        target.elements.put(plane * target.length, result, 0, target.length);
    }

    /** The elements of all planes of an array, and the length of each plane. */
    private record Planes(FloatBuffer elements, int length) {

        static Planes of(INDArray images, int planes) {
            return new Planes(ArrayMemory.buffer(images), (int) images.length() / planes);
        }
    }
}
