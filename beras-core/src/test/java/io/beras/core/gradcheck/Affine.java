package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = x·w + b. */
final class Affine implements Diffable {

    private final Variable w;
    private final Variable b;

    Affine(Variable w, Variable b) {
        this.w = w;
        this.b = b;
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(w, b);
    }

    @Override
    public INDArray forward(INDArray... x) {
        return x[0].mmul(w.array()).addiRowVector(b.array());
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g.matmulTranspose(w));
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return List.of(g -> call.input(0).transposeMatmul(g), g -> g.sumKeepDims(0));
    }
}
