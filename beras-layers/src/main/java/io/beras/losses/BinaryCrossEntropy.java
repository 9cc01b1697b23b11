package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cross-entropy between yes-or-no targets and predicted probabilities of "yes" (the output of a sigmoid).
 *
 * <p>Formula: L = −Σ (y·ln p + (1 − y)·ln(1 − p)) / size, with gradient (p − y) / (p·(1 − p)·size); prediction p and
 * target y of the same shape, batch first, or INT labels 0 and 1 (n) for a prediction (n) or (n, 1). A p or 1 − p below
 * 1e-12 counts as 1e-12, which bounds the loss at 27.6 an element, and has no gradient: so a certain and wrong answer
 * can't be unlearned. {@link SigmoidCrossEntropy}, on raw scores, has no such limit; numbers below 0 or above 1, which
 * can't be probabilities, are refused here.
 *
 * <pre>{@code
 * Tensor loss = new BinaryCrossEntropy().call(probabilities, Tensor.ofLabels(1, 0, 1));
 * }</pre>
 */
@PureForward
public final class BinaryCrossEntropy extends BinaryLoss {

    private static final Floor FLOOR = new Floor(1e-12);

    /** Makes the loss that is the mean over all elements. */
    public BinaryCrossEntropy() {
        this(Reduction.MEAN);
    }

    /** Makes the loss with another factor. */
    public BinaryCrossEntropy(Reduction reduction) {
        this(reduction, LabelSmoothing.NONE);
    }

    private BinaryCrossEntropy(Reduction reduction, LabelSmoothing smoothing) {
        super(reduction, smoothing);
    }

    /** Returns this loss for targets y·(1 − share) + share/2. */
    public BinaryCrossEntropy withLabelSmoothing(double share) {
        return new BinaryCrossEntropy(reduction(), new LabelSmoothing(share));
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        Probabilities.require(name(), prediction, "Sigmoid", "SigmoidCrossEntropy");
        INDArray one = ArrayFactory.fill(1, prediction.dataType());
        return Kernels.addInPlace(
                FLOOR.crossEntropy(prediction, target),
                FLOOR.crossEntropy(Kernels.subtract(one, prediction), Kernels.subtract(one, target)));
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        return FLOOR.byProbability(prediction, target)
                .sub(FLOOR.byProbability(complement(prediction), complement(target)));
    }

    @Override
    Tensor bySmoothedTarget(Tensor prediction) {
        return FLOOR.byTarget(prediction).sub(FLOOR.byTarget(complement(prediction)));
    }
}
