package assignment.milestones;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer with the right output, and weight gradients of the wrong sign. */
record BackwardsGradient(Diffable layer) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return layer.forward(inputs);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return layer.inputGradients(call);
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return layer.weightGradients(call).stream()
                .map(right -> (LocalGradient) g -> right.compose(g).neg())
                .toList();
    }

    @Override
    public List<Variable> ownWeights() {
        return layer.ownWeights();
    }
}
