package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = x∘w with the own weight w: the smallest layer. */
record ScaleLayer(Variable w) implements Diffable {

    @Override
    public List<Variable> ownWeights() {
        return List.of(w);
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return inputs[0].mul(w.array());
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g.mul(w));
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return List.of(g -> g.mul(call.input(0)));
    }
}
