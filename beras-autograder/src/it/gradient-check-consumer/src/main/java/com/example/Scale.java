package com.example;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = x∘w, with x (n, features) and w (1, features). */
public class Scale implements Diffable {

    protected final Variable w;

    public Scale(int features) {
        w = new Variable("w", Tensor.randomUniform(1, features).add(1));
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(w);
    }

    @Override
    public INDArray forward(INDArray... x) {
        return x[0].mul(w.array());
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g.mul(w));
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return List.of(g -> g.mul(call.input(0)).sumKeepDims(0));
    }
}
