package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cross-entropy between target classes and predicted probabilities (the output of a softmax).
 *
 * <p>Formula: L = −Σᵢ Σₖ yᵢₖ·ln pᵢₖ / n, with gradient −y / (p·n). The prediction p is (n, classes); the target y is one-hot
 * (n, classes) or INT labels (n). The rows of p need not sum to 1, and are used as they are; Keras divides each row by its
 * sum first.
 *
 * <p>For sequences p is (n, t, classes), with labels (n, t); the mean is over all n·t rows, as in Keras.
 *
 * <p>A probability below 1e-12 (1e-7 in Keras) counts as 1e-12, which limits the loss to 27.6 per sample, and has the
 * gradient 0. Values
 * below 0 or above 1 can't be probabilities and are rejected: for raw scores use {@link SoftmaxCrossEntropy}.
 *
 * <pre>{@code
 * Tensor loss = new CategoricalCrossEntropy().call(probabilities, Tensor.ofLabels(3, 1, 4));
 * Loss smoothed = new CategoricalCrossEntropy().withLabelSmoothing(0.1);
 * }</pre>
 */
@PureForward
public final class CategoricalCrossEntropy extends CrossEntropy {

    /** Creates the loss that is the mean over the batch. */
    public CategoricalCrossEntropy() {
        this(Reduction.BATCH_MEAN);
    }

    /** Creates the loss with another reduction; {@link Reduction#MEAN} also divides by the number of classes. */
    public CategoricalCrossEntropy(Reduction reduction) {
        this(reduction, 0);
    }

    private CategoricalCrossEntropy(Reduction reduction, double smoothing) {
        super(reduction, LabelConversion.ONE_HOT, smoothing);
    }

    /**
     * Returns this loss for smoothed targets y·(1 − fraction) + fraction/classes, so that certainty is not rewarded.
     *
     * <p>Source: C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016.
     */
    public CategoricalCrossEntropy withLabelSmoothing(double fraction) {
        return new CategoricalCrossEntropy(reduction(), fraction);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        ClippedLog.requireProbabilities(name(), prediction, "Softmax", "SoftmaxCrossEntropy");
        return Kernels.crossEntropy(ClippedLog.of(prediction), target); // −y·ln p
    }

    @Override
    Tensor predictionGradient(Tensor prediction, Tensor target) {
        return ClippedLog.crossEntropyGradient(prediction, target); // −y / p
    }

    @Override
    Tensor smoothedTargetGradient(Tensor prediction) {
        return ClippedLog.of(prediction).neg(); // −ln p
    }
}
