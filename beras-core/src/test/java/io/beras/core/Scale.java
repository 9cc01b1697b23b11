package io.beras.core;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = w·x with one value w, in DOUBLE: the smallest layer, for tests. */
public class Scale implements Diffable {

    final Variable weight;

    public Scale(double weight) {
        this.weight = new Variable("weight", Tensor.scalar(DataType.DOUBLE, weight));
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(weight);
    }

    @Override
    public INDArray forward(INDArray... x) {
        return x[0].mul(weight.array().getDouble(0));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g.mul(weight));
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return List.of(g -> g.mul(call.input(0)).sum());
    }
}
