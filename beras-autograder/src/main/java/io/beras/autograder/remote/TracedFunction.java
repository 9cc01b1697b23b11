package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One call of a function of the other process, as the tapes of this process see it. */
final class TracedFunction implements Diffable {

    private final Trace trace;
    private final List<Variable> weights;

    TracedFunction(Trace trace, List<Variable> weights) {
        this.trace = trace;
        this.weights = weights;
    }

    @Override
    public List<Variable> ownWeights() {
        return weights;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return Objects.requireNonNull(trace.output()).array();
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return locals(call.inputs(), trace::inputGradients);
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return locals(weights, trace::weightGradients);
    }

    private static List<LocalGradient> locals(
            List<? extends Tensor> sources, Function<Tensor, List<@Nullable Tensor>> gradients) {
        List<LocalGradient> locals = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int index = i;
            Tensor source = sources.get(i);
            locals.add(g -> {
                Tensor gradient = gradients.apply(g).get(index);
                return gradient == null ? Tensor.zerosLike(source) : gradient;
            });
        }
        return locals;
    }
}
