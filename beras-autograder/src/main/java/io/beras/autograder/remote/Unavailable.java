package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of which this process has only the values of a call. */
final class Unavailable implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        throw new UnsupportedOperationException("the function is in another process; only its values are here");
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return Collections.nCopies(
                call.inputs().size(),
                LocalGradient.none("the function is in another process; only its values are here"));
    }
}
