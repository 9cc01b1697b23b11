package io.beras.benchmarks.jmh;

import io.beras.core.Tensor;
import io.beras.core.arrays.KernelSelection;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.MatrixProducts;
import io.beras.core.arrays.StepMemory;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Kernels as Java loops over chunks (fast) against ND4J's operations (reference): the reason for the fast kernels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

    /** The kernels. */
    @Param({"fast", "reference"})
    public String kernels = "fast";

    /** Rows and columns of the arrays: activations of a batch, weights, a teaching network. */
    @Param({"64x256", "784x256", "100x10"})
    public String size = "64x256";

    private INDArray x = Tensor.scalar(0).array();
    private INDArray row = x;
    private INDArray square = x;

    /** Creates the arrays. */
    @Setup
    public void prepare() {
        String[] sides = size.split("x", 2);
        long rows = Long.parseLong(sides[0]);
        long columns = Long.parseLong(sides[1]);
        x = Tensor.randomNormal(rows, columns).array();
        row = Tensor.randomNormal(1, columns).array();
        square = Tensor.randomNormal(columns, 128).array();
        if (kernels.equals("reference")) {
            KernelSelection.useReference();
        }
    }

    /** Adds a row to each row of x. */
    @Benchmark
    public long addRow() {
        return inStep(() -> Kernels.add(x, row));
    }

    /** LeakyReLU. */
    @Benchmark
    public long leakyRelu() {
        return inStep(() -> Kernels.leakyRelu(x, 0.1));
    }

    /** The gradient of LeakyReLU. */
    @Benchmark
    public long leakyReluGradient() {
        return inStep(() -> Kernels.leakyReluGradient(x, x, 0.1));
    }

    /** The logistic function. */
    @Benchmark
    public long sigmoid() {
        return inStep(() -> Kernels.sigmoid(x));
    }

    /** The hyperbolic tangent. */
    @Benchmark
    public long tanh() {
        return inStep(() -> Kernels.tanh(x));
    }

    /** The softmax of each row. */
    @Benchmark
    public long softmax() {
        return inStep(() -> Kernels.softmax(x));
    }

    /** The sum of each column. */
    @Benchmark
    public long sumOfColumns() {
        return inStep(() -> Kernels.sum(x, 0));
    }

    /** A matrix product with 128 columns, which is the same for both kernels. */
    @Benchmark
    public long product() {
        return inStep(() -> MatrixProducts.matmul(x, square));
    }

    private static long inStep(java.util.function.Supplier<INDArray> kernel) {
        StepMemory step = StepMemory.open();
        try {
            return kernel.get().length();
        } finally {
            step.close();
        }
    }
}
