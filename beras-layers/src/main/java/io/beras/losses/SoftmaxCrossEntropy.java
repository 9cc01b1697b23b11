package io.beras.losses;

import io.beras.core.KernelForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Fusion;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax and cross-entropy in one: between target classes and raw scores ("logits").
 *
 * <p>Formula: L = −Σᵢ Σₖ yᵢₖ·ln softmax(zᵢ)ₖ / n, with gradient ((Σₖ yₖ)·softmax(z) − y) / n; prediction z (n, classes),
 * target y (n, classes), any real numbers, or INT labels (n). Neither overflows nor loses precision, however large the
 * scores; so the last layer of the network should have no softmax.
 *
 * <pre>{@code
 * Tensor loss = new SoftmaxCrossEntropy().call(scores, Tensor.ofLabels(3, 1, 4));
 * }</pre>
 */
@KernelForward
public final class SoftmaxCrossEntropy extends ClassLoss {

    /** Makes the loss that is the mean over the batch. */
    public SoftmaxCrossEntropy() {
        super(Reduction.BATCH_MEAN);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        return Kernels.crossEntropy(Kernels.logSoftmax(prediction), target);
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        return Fusion.isOn()
                ? new SoftmaxCrossEntropyGradient().call(prediction, target)
                : prediction.softmax().mul(target.sumKeepDims(1)).sub(target);
    }

    @Override
    Tensor byTarget(Tensor prediction, Tensor target) {
        return prediction.logSoftmax().neg();
    }
}
