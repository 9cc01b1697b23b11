package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cross-entropy between target classes and predicted probabilities (the output of a softmax).
 *
 * <p>Formula: L = −Σᵢ Σₖ yᵢₖ·ln pᵢₖ / n, with gradient −y / (p·n); prediction p (n, classes), target y one-hot
 * (n, classes) or INT labels (n). Probabilities below 1e-12 count as 1e-12, which bounds the loss at 27.6 a sample, and
 * have no gradient. For raw scores use {@link SoftmaxCrossEntropy}: numbers that can't be probabilities, below 0 or above
 * 1, are refused. Rows need not add up to 1.
 *
 * <pre>{@code
 * Tensor loss = new CategoricalCrossEntropy().call(probabilities, Tensor.ofLabels(3, 1, 4));
 * Loss smoothed = new CategoricalCrossEntropy().withLabelSmoothing(0.1);
 * }</pre>
 */
@PureForward
public final class CategoricalCrossEntropy extends ClassLoss {

    private static final Floor FLOOR = new Floor(1e-12);

    /** Makes the loss that is the mean over the batch. */
    public CategoricalCrossEntropy() {
        this(Reduction.BATCH_MEAN);
    }

    /** Makes the loss with another factor; {@link Reduction#MEAN} divides by the number of classes, too. */
    public CategoricalCrossEntropy(Reduction reduction) {
        this(reduction, LabelSmoothing.NONE);
    }

    private CategoricalCrossEntropy(Reduction reduction, LabelSmoothing smoothing) {
        super(reduction, smoothing);
    }

    /**
     * Returns this loss for targets y·(1 − share) + share/classes: a network is then never rewarded for being certain.
     *
     * <p>Source: C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016.
     */
    public CategoricalCrossEntropy withLabelSmoothing(double share) {
        return new CategoricalCrossEntropy(reduction(), new LabelSmoothing(share));
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        Probabilities.require(name(), prediction, "Softmax", "SoftmaxCrossEntropy");
        return FLOOR.crossEntropy(prediction, target);
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        return FLOOR.byProbability(prediction, target);
    }

    @Override
    Tensor bySmoothedTarget(Tensor prediction) {
        return FLOOR.byTarget(prediction);
    }
}
