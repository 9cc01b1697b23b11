package io.beras.losses;

import io.beras.core.KernelForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cross-entropy between target classes and predicted probabilities (the output of a softmax).
 *
 * <p>Formula: L = −Σᵢ Σₖ yᵢₖ·ln pᵢₖ / n, with gradient −y / (p·n); prediction p (n, classes), target y one-hot
 * (n, classes) or INT labels (n). Probabilities below 1e-12 count as 1e-12, which bounds the loss at 27.6 a sample, and
 * have no gradient. For raw scores use {@link SoftmaxCrossEntropy}.
 *
 * <pre>{@code
 * Tensor loss = new CategoricalCrossEntropy().call(probabilities, Tensor.ofLabels(3, 1, 4));
 * }</pre>
 */
@KernelForward
public final class CategoricalCrossEntropy extends ClassLoss {

    private static final double SMALLEST = 1e-12;

    /** Makes the loss that is the mean over the batch. */
    public CategoricalCrossEntropy() {
        super(Reduction.BATCH_MEAN);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        INDArray clipped = Kernels.map(prediction, p -> Math.max(p, SMALLEST));
        return Kernels.multiply(target, Kernels.map(Kernels.log(clipped), logarithm -> -logarithm));
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        Tensor slope = prediction.mask(p -> p < SMALLEST ? 0 : 1);
        return target.div(clipped(prediction)).mul(slope).neg();
    }

    @Override
    Tensor byTarget(Tensor prediction, Tensor target) {
        return clipped(prediction).log().neg();
    }

    /** max(p, 1e-12), with derivative 1 from 1e-12 up. */
    private static Tensor clipped(Tensor prediction) {
        Tensor inside = prediction.mask(p -> p < SMALLEST ? 0 : 1);
        Tensor floor = prediction.mask(p -> p < SMALLEST ? SMALLEST : 0);
        return prediction.mul(inside).add(floor);
    }
}
