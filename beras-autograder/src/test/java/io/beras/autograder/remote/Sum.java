package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = a + b. */
final class Sum implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return inputs[0].add(inputs[1]);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g, g -> g);
    }
}
