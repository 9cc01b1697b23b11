package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.KernelSelection;
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
 * Loss smoothed = new SoftmaxCrossEntropy().withLabelSmoothing(0.1);
 * }</pre>
 */
@PureForward
public final class SoftmaxCrossEntropy extends ClassLoss {

    /** Makes the loss that is the mean over the batch. */
    public SoftmaxCrossEntropy() {
        this(Reduction.BATCH_MEAN);
    }

    /** Makes the loss with another factor; {@link Reduction#MEAN} divides by the number of classes, too. */
    public SoftmaxCrossEntropy(Reduction reduction) {
        this(reduction, LabelSmoothing.NONE);
    }

    private SoftmaxCrossEntropy(Reduction reduction, LabelSmoothing smoothing) {
        super(reduction, smoothing);
    }

    /**
     * Returns this loss for targets y·(1 − share) + share/classes: scores then have a limit to grow to.
     *
     * <p>Source: C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016.
     */
    public SoftmaxCrossEntropy withLabelSmoothing(double share) {
        return new SoftmaxCrossEntropy(reduction(), new LabelSmoothing(share));
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        return Kernels.crossEntropy(Kernels.logSoftmax(prediction), target);
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        return KernelSelection.isFast()
                ? new SoftmaxCrossEntropyGradient().call(prediction, target)
                : prediction.softmax().mul(target.sumKeepDims(1)).sub(target);
    }

    @Override
    Tensor bySmoothedTarget(Tensor prediction) {
        return prediction.logSoftmax().neg();
    }
}
