package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A wrong dense layer: it computes with copies of w and b, so it does not see what an optimizer changes. */
final class WeightCopyingDense implements Diffable {

    private final List<Variable> weights;
    private final Diffable copy;

    WeightCopyingDense(Variable w, Variable b) {
        this.weights = List.of(w, b);
        this.copy = DenseFormulas.RIGHT.layer(new Variable("w", w), new Variable("b", b));
    }

    @Override
    public List<Variable> ownWeights() {
        return weights;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return copy.forward(inputs);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return copy.inputGradients(call);
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return copy.weightGradients(call);
    }
}
