package io.beras.losses;

import io.beras.core.Arguments;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import io.beras.core.config.Config;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Half the squared difference for small differences, and linear for large differences: smooth at the minimum like
 * {@link MeanSquaredError}, robust to outliers like {@link MeanAbsoluteError}.
 *
 * <p>Formula: L = Σ ℓ(ŷ − y) / size, where ℓ(e) = e²/2 if |e| ≤ delta, else delta·(|e| − delta/2). The gradient is
 * clamp(e, −delta, delta) / size. Prediction ŷ and target y have the same shape, batch first.
 *
 * <pre>{@code
 * Tensor loss = new Huber(0.5).call(prediction, target);
 * }</pre>
 *
 * <p>Source: P. J. Huber, "Robust Estimation of a Location Parameter", 1964.
 */
@PureForward
public final class Huber extends ElementwiseLoss {

    private final double delta;

    /** Creates the loss with delta = 1 that is the mean over all elements. */
    public Huber() {
        this(1);
    }

    /** Creates the loss that is linear beyond the difference delta, as the mean over all elements. */
    public Huber(double delta) {
        this(delta, Reduction.MEAN);
    }

    /** Creates the loss that is linear beyond the difference delta, with another reduction. */
    public Huber(double delta, Reduction reduction) {
        super(reduction);
        this.delta = Arguments.requirePositive("Huber's delta", delta);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        // With q = min(|e|, delta), both branches are q·(|e| − q/2).
        INDArray distance = Kernels.abs(Kernels.subtract(prediction, target));
        INDArray q = Kernels.minimum(distance, ArrayFactory.fill(delta, distance.dataType()));
        INDArray half = Kernels.multiply(q, ArrayFactory.fill(0.5, q.dataType()));
        return Kernels.multiply(q, Kernels.subtract(distance, half));
    }

    @Override
    Tensor predictionGradient(Tensor prediction, Tensor target) {
        return prediction.sub(target).clamp(-delta, delta);
    }

    @Override
    Tensor targetGradient(Tensor prediction, Tensor target) {
        return predictionGradient(prediction, target).neg();
    }

    @Override
    public Config config() {
        return super.config().with("delta", delta);
    }

    @Override
    public String toString() {
        return super.toString() + " with delta " + delta;
    }
}
