package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of the weights w and b that follows four formulas. */
final class FormulaDense implements Diffable {

    private final DenseFormulas formulas;
    private final Variable w;
    private final Variable b;

    FormulaDense(DenseFormulas formulas, Variable w, Variable b) {
        this.formulas = formulas;
        this.w = w;
        this.b = b;
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(w, b);
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return formulas.y().of(Tensor.of(inputs[0]), w, b).array();
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> formulas.ofX().of(call.input(0), w, g));
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        Tensor x = call.input(0);
        return List.of(g -> formulas.ofW().of(x, w, g), g -> formulas.ofB().of(x, w, g));
    }
}
