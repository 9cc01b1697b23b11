package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of the absolute differences: outliers pull no harder than anyone else.
 *
 * <p>Formula: L = Σ |ŷ − y| / size, with gradient sign(ŷ − y) / size, 0 where they are equal; prediction ŷ and target y of
 * the same shape, batch first.
 *
 * <pre>{@code
 * Tensor loss = new MeanAbsoluteError().call(prediction, target);
 * }</pre>
 */
@PureForward
public final class MeanAbsoluteError extends SampleLoss {

    /** Makes the loss that is the mean over all elements. */
    public MeanAbsoluteError() {
        this(Reduction.MEAN);
    }

    /** Makes the loss with another factor. */
    public MeanAbsoluteError(Reduction reduction) {
        super(reduction);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        return Kernels.abs(Kernels.subtract(prediction, target));
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        return prediction.sub(target).sign();
    }

    @Override
    Tensor byTarget(Tensor prediction, Tensor target) {
        return byPrediction(prediction, target).neg();
    }
}
