package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs loops over the planes of FLOAT images: one channel of one image at a time, by way of Java arrays. */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception nobody reads the memory any more
final class FloatPlaneLoop {

    private FloatPlaneLoop() {}

    /** Writes all of y's plane, from the same plane of the inputs. */
    @FunctionalInterface
    interface Loop {
        void run(float[][] inputs, float[] y);
    }

    /** Has each plane of y written, many of them on several threads, and returns y. */
    static INDArray run(Loop loop, INDArray y, INDArray... inputs) {
        int planes = Math.toIntExact(y.size(0) * y.size(1));
        Plane target = Plane.of(y, planes);
        Plane[] sources = new Plane[inputs.length];
        for (int k = 0; k < sources.length; k++) {
            sources[k] = Plane.of(inputs[k], planes);
        }
        int longest = Math.max(target.length, sources[0].length);
        Chunks.forEach(planes * longest, longest, (from, n) -> {
            for (int plane = from / longest; plane < (from + n) / longest; plane++) {
                runOne(loop, plane, target, sources);
            }
        });
        Reference.reachabilityFence(inputs);
        Reference.reachabilityFence(y);
        return y;
    }

    private static void runOne(Loop loop, int plane, Plane target, Plane... sources) {
        float[][] inputs = new float[sources.length][];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = ScratchBuffers.values()[k + 1].get(sources[k].length);
            sources[k].numbers.get(plane * sources[k].length, inputs[k], 0, sources[k].length);
        }
        float[] result = ScratchBuffers.FIRST.get(target.length);
        loop.run(inputs, result);
        target.numbers.put(plane * target.length, result, 0, target.length);
    }

    /** The numbers of all planes, and how many each has. */
    private record Plane(FloatBuffer numbers, int length) {

        static Plane of(INDArray images, int planes) {
            return new Plane(ArrayMemory.buffer(images), (int) images.length() / planes);
        }
    }
}
