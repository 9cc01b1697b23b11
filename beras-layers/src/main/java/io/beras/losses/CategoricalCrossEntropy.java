package io.beras.losses;

import io.beras.core.KernelForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Fusion;
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

    private static final Floor FLOOR = new Floor(1e-12);

    /** Makes the loss that is the mean over the batch. */
    public CategoricalCrossEntropy() {
        super(Reduction.BATCH_MEAN);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        INDArray smallest = Kernels.fill(FLOOR.smallest(), prediction.dataType());
        return Kernels.crossEntropy(Kernels.log(Kernels.maximum(prediction, smallest)), target);
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        if (Fusion.isOn()) {
            return new CrossEntropyGradient(FLOOR).call(prediction, target);
        }
        return target.div(FLOOR.clip(prediction)).mul(FLOOR.isAbove(prediction)).neg();
    }

    @Override
    Tensor byTarget(Tensor prediction, Tensor target) {
        return FLOOR.clip(prediction).log().neg();
    }
}
