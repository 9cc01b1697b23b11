package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function that returns the output of a call of the other process; the other process computes the gradients. */
final class ReplayedCall implements Diffable {

    private final RecordedCall recorded;
    private final Tensor output;

    ReplayedCall(RecordedCall recorded, Tensor output) {
        this.recorded = recorded;
        this.output = output;
    }

    @Override
    public List<Variable> ownWeights() {
        return recorded.weights();
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return output.array();
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return IntStream.range(0, call.inputs().size())
                .mapToObj(k -> local(call, g -> recorded.gradients().ofInput(k, g)))
                .toList();
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return IntStream.range(0, recorded.weights().size())
                .mapToObj(k -> local(call, g -> recorded.gradients().ofWeight(k, g)))
                .toList();
    }

    private LocalGradient local(Call call, UnaryOperator<Tensor> gradient) {
        return new ReplayedGradient(recorded, call, gradient);
    }
}
