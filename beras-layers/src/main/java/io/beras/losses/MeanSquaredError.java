package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of the squared differences.
 *
 * <p>Formula: L = Σ (ŷ − y)² / size, with gradient 2·(ŷ − y) / size. Prediction ŷ and target y have the same shape, batch
 * first. Books differ in the factor: {@link Reduction} has the others (½ Σ, Σ / n, Σ).
 *
 * <pre>{@code
 * Loss loss = new MeanSquaredError();                          // the mean over all elements
 * Loss half = new MeanSquaredError(Reduction.HALF_SUM);
 * }</pre>
 */
@PureForward
public final class MeanSquaredError extends ElementwiseLoss {

    /** Creates the loss that is the mean over all elements. */
    public MeanSquaredError() {
        this(Reduction.MEAN);
    }

    /** Creates the loss with another reduction. */
    public MeanSquaredError(Reduction reduction) {
        super(reduction);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        INDArray error = Kernels.subtract(prediction, target);
        return Kernels.multiply(error, error);
    }

    @Override
    Tensor predictionGradient(Tensor prediction, Tensor target) {
        return prediction.sub(target).mul(2);
    }

    @Override
    Tensor targetGradient(Tensor prediction, Tensor target) {
        return target.sub(prediction).mul(2);
    }
}
