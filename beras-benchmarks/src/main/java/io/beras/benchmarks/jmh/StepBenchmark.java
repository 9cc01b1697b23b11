package io.beras.benchmarks.jmh;

import io.beras.activations.LeakyReLU;
import io.beras.benchmarks.HandWrittenMlp;
import io.beras.benchmarks.Mlp;
import io.beras.benchmarks.TextbookMlp;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A training step of an MLP 784-256-128-10, batch 64, Adam: with the library, written by hand over ND4J, and in textbook
 * loops over samples, inputs and outputs.
 *
 * <p>Each network has its own state, which JMH creates only for the benchmark that uses it: {@link HandWrittenMlp} gives
 * OpenBLAS several threads, and the library gives it one.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {

    private static final int[] SIZES = {784, 256, 128, 10};
    private static final int BATCH = 64;

    /** The network of the library. */
    @State(Scope.Thread)
    public static class Library {
        private final Tensor x = Tensor.of(pixels(), BATCH, 784);
        private final Tensor y = Tensor.ofLabels(labels());
        private final SequentialModel model;

        /** Creates the network. */
        public Library() {
            Dense[] layers = layers();
            model = new SequentialModel(layers[0], new LeakyReLU(0.1), layers[1], new LeakyReLU(0.1), layers[2]);
            model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
        }
    }

    /** The network written by hand. */
    @State(Scope.Thread)
    public static class HandWritten {
        private final Mlp network = new HandWrittenMlp(BATCH, weights(), SIZES);
        private final float[] pixels = pixels();
        private final int[] labels = labels();
    }

    /** The network in textbook loops. */
    @State(Scope.Thread)
    public static class Textbook {
        private final Mlp network = new TextbookMlp(weights(), SIZES);
        private final float[] pixels = pixels();
        private final int[] labels = labels();
    }

    /** A step with the library. */
    @Benchmark
    public Object library(Library state) {
        return state.model.batchStep(state.x, state.y, true);
    }

    /** A step written by hand. */
    @Benchmark
    public double handWritten(HandWritten state) {
        return state.network.step(state.pixels, state.labels);
    }

    /** A step in textbook loops. */
    @Benchmark
    public double textbookLoops(Textbook state) {
        return state.network.step(state.pixels, state.labels);
    }

    private static Dense[] layers() {
        Randomness.setSeed(0);
        return new Dense[] {new Dense(784, 256), new Dense(256, 128), new Dense(128, 10)};
    }

    private static float[][] weights() {
        return Arrays.stream(layers()).map(layer -> layer.w().toFloatArray()).toArray(float[][]::new);
    }

    private static float[] pixels() {
        Randomness.setSeed(1);
        return Tensor.randomUniform(BATCH, 784).toFloatArray();
    }

    private static int[] labels() {
        int[] labels = new int[BATCH];
        Arrays.setAll(labels, i -> i % 10);
        return labels;
    }
}
