package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cross-entropy between yes-or-no targets and predicted probabilities of "yes" (the output of a sigmoid).
 *
 * <p>Formula: L = −Σ (y·ln p + (1 − y)·ln(1 − p)) / size, with gradient (p − y) / (p·(1 − p)·size). Prediction p and
 * target y have the same shape, batch first; or y is INT labels 0 and 1 (n) for a prediction (n) or (n, 1).
 *
 * <p>A p or 1 − p below 1e-12 counts as 1e-12 (1e-7 in Keras; PyTorch limits the logarithm to −100). This limits the loss to
 * 27.6 per element. The gradient is then 0, so training can't correct an answer that is certain and wrong.
 * {@link SigmoidCrossEntropy}, on raw scores, has no such limit. Values below 0 or above 1 are rejected, as predictions and as
 * targets.
 *
 * <pre>{@code
 * Tensor loss = new BinaryCrossEntropy().call(probabilities, Tensor.ofLabels(1, 0, 1));
 * }</pre>
 */
@PureForward
public final class BinaryCrossEntropy extends CrossEntropy {

    /** Creates the loss that is the mean over all elements. */
    public BinaryCrossEntropy() {
        this(Reduction.MEAN);
    }

    /** Creates the loss with another reduction. */
    public BinaryCrossEntropy(Reduction reduction) {
        this(reduction, 0);
    }

    private BinaryCrossEntropy(Reduction reduction, double smoothing) {
        super(reduction, LabelConversion.BINARY, smoothing);
    }

    /** Returns this loss for smoothed targets y·(1 − fraction) + fraction/2. */
    public BinaryCrossEntropy withLabelSmoothing(double fraction) {
        return new BinaryCrossEntropy(reduction(), fraction);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        ClippedLog.requireProbabilities(name(), prediction, "Sigmoid", "SigmoidCrossEntropy");
        INDArray one = ArrayFactory.fill(1, prediction.dataType());
        INDArray q = Kernels.subtract(one, prediction);
        return Kernels.addInPlace( // −y·ln p − (1 − y)·ln q, with q = 1 − p
                Kernels.crossEntropy(ClippedLog.of(prediction), target),
                Kernels.crossEntropy(ClippedLog.of(q), Kernels.subtract(one, target)));
    }

    @Override
    Tensor predictionGradient(Tensor prediction, Tensor target) {
        return ClippedLog.crossEntropyGradient(prediction, target) // −y / p + (1 − y) / (1 − p)
                .sub(ClippedLog.crossEntropyGradient(complement(prediction), complement(target)));
    }

    @Override
    Tensor smoothedTargetGradient(Tensor prediction) {
        return ClippedLog.of(prediction).neg().add(ClippedLog.of(complement(prediction))); // −ln p + ln(1 − p)
    }

    /** Returns 1 − x. */
    private static Tensor complement(Tensor x) {
        return x.neg().add(1);
    }
}
