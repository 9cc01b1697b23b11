package io.beras.models;

import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.losses.Loss;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss whose {@code call} composes tensor operations, so that the tape records these instead of the loss. */
abstract class ComposedLoss implements Loss {

    @Override
    public final INDArray forward(INDArray... inputs) {
        throw new UnsupportedOperationException("call is the composition");
    }

    @Override
    public final List<LocalGradient> inputGradients(Call call) {
        throw new UnsupportedOperationException("call is the composition");
    }
}
