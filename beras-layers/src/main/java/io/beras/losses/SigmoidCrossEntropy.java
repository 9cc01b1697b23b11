package io.beras.losses;

import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sigmoid and binary cross-entropy in one: between yes-or-no targets and raw scores ("logits").
 *
 * <p>Formula: L = Σ (max(z, 0) − z·y + ln(1 + e^−|z|)) / size, which is {@link BinaryCrossEntropy} of sigmoid(z), with
 * gradient (sigmoid(z) − y) / size; prediction z and target y of the same shape, batch first, or INT labels 0 and 1 (n)
 * for a prediction (n) or (n, 1). It does not overflow, and a certain and wrong answer has the full gradient; so the last
 * layer of the network should have no sigmoid.
 *
 * <pre>{@code
 * Tensor loss = new SigmoidCrossEntropy().call(scores, Tensor.ofLabels(1, 0, 1));
 * }</pre>
 */
@PureForward
public final class SigmoidCrossEntropy extends BinaryLoss {

    /** Makes the loss that is the mean over all elements. */
    public SigmoidCrossEntropy() {
        this(Reduction.MEAN);
    }

    /** Makes the loss with another factor. */
    public SigmoidCrossEntropy(Reduction reduction) {
        this(reduction, LabelSmoothing.NONE);
    }

    private SigmoidCrossEntropy(Reduction reduction, LabelSmoothing smoothing) {
        super(reduction, smoothing);
    }

    /** Returns this loss for targets y·(1 − share) + share/2. */
    public SigmoidCrossEntropy withLabelSmoothing(double share) {
        return new SigmoidCrossEntropy(reduction(), new LabelSmoothing(share));
    }

    @Override
    INDArray elementLosses(INDArray prediction, INDArray target) {
        INDArray straight = Kernels.subtract(Kernels.leakyRelu(prediction, 0), Kernels.multiply(prediction, target));
        INDArray minusOne = ArrayFactory.fill(-1, prediction.dataType());
        // Not ln(1 + …) as it stands: 1 + 1e-8 is 1 in FLOAT, and a good answer's loss would be 0.
        INDArray bent = Kernels.softplus(Kernels.multiply(Kernels.abs(prediction), minusOne));
        return Kernels.addInPlace(straight, bent);
    }

    @Override
    Tensor byPrediction(Tensor prediction, Tensor target) {
        return prediction.sigmoid().sub(target);
    }

    @Override
    Tensor bySmoothedTarget(Tensor prediction) {
        return prediction.neg();
    }
}
