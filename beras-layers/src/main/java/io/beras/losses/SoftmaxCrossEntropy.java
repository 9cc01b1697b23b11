package io.beras.losses;

import io.beras.core.ActivationGradients;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax and cross-entropy together, between target classes and raw scores ("logits").
 *
 * <p>Formula: L = −Σᵢ Σₖ yᵢₖ·ln softmax(zᵢ)ₖ / n, with gradient ((Σₖ yₖ)·softmax(z) − y) / n. The prediction z is
 * (n, classes); the target y is (n, classes), any real values, or INT labels (n).
 *
 * <p>For sequences z is (n, t, classes), with labels (n, t); the mean is over all n·t rows, as in Keras. PyTorch puts the
 * classes on axis 1.
 *
 * <p>Large scores neither overflow nor lose precision. Therefore the network should not end with a softmax.
 *
 * <pre>{@code
 * Tensor loss = new SoftmaxCrossEntropy().call(scores, Tensor.ofLabels(3, 1, 4));
 * Loss smoothed = new SoftmaxCrossEntropy().withLabelSmoothing(0.1);
 * }</pre>
 */
@PureForward
public final class SoftmaxCrossEntropy extends CrossEntropy {

    /** Creates the loss that is the mean over the batch. */
    public SoftmaxCrossEntropy() {
        this(Reduction.BATCH_MEAN);
    }

    /** Creates the loss with another reduction; {@link Reduction#MEAN} also divides by the number of classes. */
    public SoftmaxCrossEntropy(Reduction reduction) {
        this(reduction, 0);
    }

    private SoftmaxCrossEntropy(Reduction reduction, double smoothing) {
        super(reduction, LabelConversion.ONE_HOT, smoothing);
    }

    /**
     * Returns this loss for smoothed targets y·(1 − fraction) + fraction/classes, so that scores do not grow without limit.
     *
     * <p>Source: C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016.
     */
    public SoftmaxCrossEntropy withLabelSmoothing(double fraction) {
        return new SoftmaxCrossEntropy(reduction(), fraction);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        return Kernels.crossEntropy(Kernels.logSoftmax(prediction), target); // −y·ln softmax(z)
    }

    @Override
    Tensor predictionGradient(Tensor prediction, Tensor target) {
        return new SoftmaxCrossEntropyGradient().call(prediction, target);
    }

    @Override
    Tensor smoothedTargetGradient(Tensor prediction) {
        return prediction.logSoftmax().neg();
    }

    /**
     * (Σₖ yₖ)·softmax(z) − y, in one pass over memory.
     *
     * <p>Its own gradients, for the upstream u: by z (Σₖ yₖ)·J·u with the Jacobian J of the softmax p, by y Σₖ uₖ·pₖ − u.
     */
    @PureForward
    private record SoftmaxCrossEntropyGradient() implements Diffable {

        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.softmaxCrossEntropyGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor z = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    u -> ActivationGradients.softmax(u, z.softmax()).mul(y.sumKeepDims(-1)),
                    u -> u.mul(z.softmax()).sumKeepDims(-1).sub(u));
        }
    }
}
