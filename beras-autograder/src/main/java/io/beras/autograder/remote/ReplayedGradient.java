package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.lang3.ArrayUtils;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A local gradient that the other process computes, as an operation of this process: a tape that has forgotten to stop
 * records it, as it would record the operations of the formula.
 */
record ReplayedGradient(RecordedCall recorded, Call call, UnaryOperator<Tensor> gradient) implements LocalGradient {

    @Override
    public Tensor compose(Tensor upstream) {
        Tensor[] inputs = ArrayUtils.addFirst(call.inputs().toArray(Tensor[]::new), upstream);
        return NamedDiffable.of(recorded.name(), new Operation()).call(inputs);
    }

    /** The gradient as a function of the upstream gradient and the inputs of the call. */
    private final class Operation implements Diffable {

        @Override
        public List<Variable> ownWeights() {
            return recorded.weights();
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return gradient.apply(Tensor.of(inputs[0])).array();
        }

        @Override
        public List<LocalGradient> inputGradients(Call second) {
            return Collections.nCopies(second.inputs().size(), none());
        }

        @Override
        public List<LocalGradient> weightGradients(Call second) {
            return Collections.nCopies(recorded.weights().size(), none());
        }

        private LocalGradient none() {
            return LocalGradient.none("second derivatives do not go through another process");
        }
    }
}
