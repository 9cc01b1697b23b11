package io.beras.benchmarks.jmh;

import io.beras.activations.LeakyReLU;
import io.beras.benchmarks.HandWrittenMlp;
import io.beras.core.Tensor;
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

/** A training step of an MLP 784-256-128-10, batch 64, Adam: with the library, and written by hand over ND4J. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {

    private static final int[] SIZES = {784, 256, 128, 10};
    private static final int BATCH = 64;

    private final Dense first = new Dense(784, 256);
    private final Dense second = new Dense(256, 128);
    private final Dense third = new Dense(128, 10);
    private final SequentialModel model =
            new SequentialModel(first, new LeakyReLU(0.1), second, new LeakyReLU(0.1), third);
    private final HandWrittenMlp byHand = new HandWrittenMlp(
            BATCH,
            new float[][] {
                first.w().toFloatArray(), second.w().toFloatArray(), third.w().toFloatArray()
            },
            SIZES);
    private final float[] pixels = Tensor.randomUniform(BATCH, 784).toFloatArray();
    private final int[] labels = new int[BATCH];
    private final Tensor x = Tensor.of(pixels, BATCH, 784);
    private final Tensor y;

    /** Creates both networks with the same weights. */
    public StepBenchmark() {
        Arrays.setAll(labels, i -> i % 10);
        y = Tensor.ofLabels(labels);
        model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
    }

    /** A step with the library. */
    @Benchmark
    public Object library() {
        return model.batchStep(x, y, true);
    }

    /** A step written by hand. */
    @Benchmark
    public double handWritten() {
        return byHand.step(pixels, labels);
    }
}
