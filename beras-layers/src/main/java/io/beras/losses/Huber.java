package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Half the squared difference for small differences, and a straight line for large ones: smooth at its minimum as
 * {@link MeanSquaredError}, deaf to outliers as {@link MeanAbsoluteError}.
 *
 * <p>Formula: L = Σ ℓ(ŷ − y) / size, where ℓ(e) = e²/2 if |e| ≤ delta, else delta·(|e| − delta/2), with gradient e, held
 * between −delta and delta, / size; prediction ŷ and target y of the same shape, batch first.
 *
 * <pre>{@code
 * Tensor loss = new Huber(0.5).call(prediction, target);
 * }</pre>
 *
 * <p>Source: P. J. Huber, "Robust Estimation of a Location Parameter", 1964.
 */
@PureForward
public final class Huber extends SampleLoss {

    private final double delta;

    /** Makes the loss with delta = 1, the mean over all elements. */
    public Huber() {
        this(1);
    }

    /** Makes the loss that turns from parabola to line at this difference, the mean over all elements. */
    public Huber(double delta) {
        this(delta, Reduction.MEAN);
    }

    /** Makes the loss that turns at this difference, with another factor. */
    public Huber(double delta, Reduction reduction) {
        super(reduction);
        if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Huber(delta) needs a finite delta above 0, not " + delta);
        }
        this.delta = delta;
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
    Tensor byPrediction(Tensor prediction, Tensor target) {
        return prediction.sub(target).clamp(-delta, delta);
    }

    @Override
    Tensor byTarget(Tensor prediction, Tensor target) {
        return byPrediction(prediction, target).neg();
    }

    @Override
    public String toString() {
        return super.toString() + " with delta " + delta;
    }
}
