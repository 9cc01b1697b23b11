package io.beras.benchmarks.jmh;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.arrays.KernelSelection;
import io.beras.optim.Adam;
import io.beras.optim.BasicOptimizer;
import io.beras.optim.RMSProp;
import io.beras.optim.SGD;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** An update of 784×256 weights: a loop in one pass (fast), or the formula in tensor operations (reference). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OptimizerBenchmark {

    /** The kernels and the path of the update. */
    @Param({"fast", "reference"})
    public String kernels = "fast";

    /** The optimizer. */
    @Param({"BasicOptimizer", "SGD with momentum", "RMSProp", "Adam"})
    public String name = "Adam";

    private final List<Variable> variables = List.of(new Variable("w", Tensor.randomNormal(784, 256)));
    private final List<Tensor> gradients = List.of(Tensor.randomNormal(784, 256));
    private Optimizer optimizer = new Adam(0.001);

    /** Creates the optimizer. */
    @Setup
    public void prepare() {
        optimizer = switch (name) {
            case "BasicOptimizer" -> new BasicOptimizer(0.001);
            case "SGD with momentum" -> new SGD(0.001).momentum(0.9);
            case "RMSProp" -> new RMSProp(0.001);
            default -> new Adam(0.001);
        };
        if (kernels.equals("reference")) {
            KernelSelection.useReference();
        }
    }

    /** One update. */
    @Benchmark
    public void update() {
        optimizer.applyGradients(variables, gradients);
    }
}
