package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sigmoid and binary cross-entropy together, between yes-or-no targets and raw scores ("logits").
 *
 * <p>Formula: L = Σ (y·ln(1 + e⁻ᶻ) + (1 − y)·ln(1 + eᶻ)) / size, which is {@link BinaryCrossEntropy} of sigmoid(z), with
 * gradient (sigmoid(z) − y) / size. Prediction z and target y have the same shape, batch first; or y is INT labels 0 and
 * 1 (n) for a prediction (n) or (n, 1). Targets below 0, above 1 or NaN are rejected.
 *
 * <p>This form does not overflow, and an answer that is certain and wrong has the full gradient. Therefore the network
 * should not end with a sigmoid.
 *
 * <pre>{@code
 * Tensor loss = new SigmoidCrossEntropy().call(scores, Tensor.ofLabels(1, 0, 1));
 * }</pre>
 */
@PureForward
public final class SigmoidCrossEntropy extends CrossEntropy {

    /** Creates the loss that is the mean over all elements. */
    public SigmoidCrossEntropy() {
        this(Reduction.MEAN);
    }

    /** Creates the loss with another reduction. */
    public SigmoidCrossEntropy(Reduction reduction) {
        this(reduction, 0);
    }

    private SigmoidCrossEntropy(Reduction reduction, double smoothing) {
        super(reduction, LabelConversion.BINARY, smoothing);
    }

    /** Returns this loss for smoothed targets y·(1 − fraction) + fraction/2. */
    public SigmoidCrossEntropy withLabelSmoothing(double fraction) {
        return new SigmoidCrossEntropy(reduction(), fraction);
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        INDArray one = ArrayFactory.fill(1, prediction.dataType());
        INDArray minusOne = ArrayFactory.fill(-1, prediction.dataType());
        INDArray negated = Kernels.multiply(prediction, minusOne);
        // softplus, because in FLOAT 1 + 1e-8 is 1, and log(1 + …) of a good answer would be 0.
        INDArray logOfYes = Kernels.multiply(Kernels.softplus(negated), minusOne);
        INDArray logOfNo = Kernels.multiply(Kernels.softplus(prediction), minusOne);
        return Kernels.addInPlace( // −y·ln p − (1 − y)·ln(1 − p), where 0·∞ is 0
                Kernels.crossEntropy(logOfYes, target), Kernels.crossEntropy(logOfNo, Kernels.subtract(one, target)));
    }

    @Override
    Tensor predictionGradient(Tensor prediction, Tensor target) {
        return prediction.sigmoid().sub(target);
    }

    @Override
    Tensor smoothedTargetGradient(Tensor prediction) {
        return prediction.neg();
    }
}
