package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** A call that this process recorded for the other process. */
final class RecordedTrace implements Trace {

    private final Callable function;
    private final List<Tensor> inputs;
    private final List<Call> calls;
    private final Tensor output;

    RecordedTrace(Callable function, Tensor... inputs) {
        this.function = function;
        this.inputs = List.of(inputs);
        try (GradientTape tape = new GradientTape()) {
            for (Tensor input : inputs) {
                if (input.dataType() != DataType.INT32) {
                    tape.watch(input);
                }
            }
            output = function.call(inputs);
            tape.close();
            calls = tape.calls();
        }
    }

    @Override
    public Tensor output() {
        return output;
    }

    @Override
    public List<@Nullable Tensor> inputGradients(Tensor upstream) {
        return gradients(upstream, inputs);
    }

    @Override
    public List<@Nullable Tensor> weightGradients(Tensor upstream) {
        return function instanceof Weighted weighted ? gradients(upstream, weighted.weights()) : new ArrayList<>();
    }

    private List<@Nullable Tensor> gradients(Tensor upstream, List<? extends Tensor> sources) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            return BackwardWalk.gradients(calls, output, upstream, sources);
        }
    }
}
