package io.beras.benchmarks.jmh;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of an operation on three elements: alone, recorded on a tape, and with its gradient. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TapeBenchmark {

    private static final int CALLS = 100;

    private final Variable w = new Variable("w", Tensor.of(1, 2, 3));
    private final Tensor one = Tensor.of(1, 1, 1);

    /** A call without a tape. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long call() {
        try (StepScope step = new StepScope()) {
            return chain().length();
        }
    }

    /** A call that a tape records. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long recorded() {
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            return chain().length();
        }
    }

    /** A call that a tape records, and its gradient. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long differentiated() {
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            return tape.gradient(chain(), w).length();
        }
    }

    private Tensor chain() {
        Tensor y = w;
        for (int i = 0; i < CALLS; i++) {
            y = y.add(one);
        }
        return y;
    }
}
