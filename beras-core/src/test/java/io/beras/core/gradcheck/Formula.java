package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of one input, written with tensors, with the gradient that a test chooses. */
class Formula implements Diffable {

    private final UnaryOperator<Tensor> forward;
    private final BiFunction<Call, Tensor, Tensor> gradient;

    Formula(UnaryOperator<Tensor> forward, BiFunction<Call, Tensor, Tensor> gradient) {
        this.forward = forward;
        this.gradient = gradient;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return forward.apply(Tensor.of(inputs[0])).array();
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> gradient.apply(call, g));
    }
}
