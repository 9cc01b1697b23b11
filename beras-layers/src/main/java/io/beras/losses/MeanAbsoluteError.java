package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of the absolute differences. The gradient of an outlier is no larger than that of any other element.
 *
 * <p>Formula: L = Σ |ŷ − y| / size, with gradient sign(ŷ − y) / size, 0 where they are equal. Prediction ŷ and target y
 * have the same shape, batch first.
 *
 * <pre>{@code
 * Tensor loss = new MeanAbsoluteError().call(prediction, target);
 * }</pre>
 */
@PureForward
public final class MeanAbsoluteError extends ElementwiseLoss {

    /** Creates the loss that is the mean over all elements. */
    public MeanAbsoluteError() {
        this(Reduction.MEAN);
    }

    /** Creates the loss with another reduction. */
    public MeanAbsoluteError(Reduction reduction) {
        super(reduction);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        return Kernels.abs(Kernels.subtract(prediction, target));
    }

    @Override
    Tensor predictionGradient(Tensor prediction, Tensor target) {
        return prediction.sub(target).sign();
    }

    @Override
    Tensor targetGradient(Tensor prediction, Tensor target) {
        return predictionGradient(prediction, target).neg();
    }
}
