package io.beras.losses;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What cross-entropies share: the target may be labels, one INT per sample, and may be smoothed. */
abstract class LabelLoss extends SampleLoss {

    private final LabelSmoothing smoothing;

    LabelLoss(Reduction reduction, LabelSmoothing smoothing) {
        super(reduction);
        this.smoothing = smoothing;
    }

    /** Checks what {@link SampleLoss} does not: the ranks of the prediction and of a target of numbers. */
    abstract void requireRanks(INDArray prediction, INDArray target);

    /** What turns labels into numbers in the prediction's shape. */
    abstract Diffable labelReader(DataType type, long... shape);

    /** Over how many classes smoothing spreads. */
    abstract long classes(long... shape);

    /** ∂ℓ/∂y of each element, which does not depend on y: cross-entropy is linear in it. */
    abstract Tensor bySmoothedTarget(Tensor prediction);

    @Override
    final INDArray asNumbers(INDArray prediction, INDArray target) {
        requireRanks(prediction, target);
        INDArray y = target.dataType() == DataType.INT32
                ? labelReader(prediction.dataType(), prediction.shape()).forward(target)
                : super.asNumbers(prediction, target);
        return smoothing.of(y, classes(prediction.shape()));
    }

    @Override
    final Tensor asNumbers(Tensor prediction, Tensor target) {
        Tensor y = target.dataType() == DataType.INT32
                ? labelReader(prediction.dataType(), prediction.shape()).call(target)
                : target;
        return smoothing.of(y, classes(prediction.shape()));
    }

    @Override
    final Tensor byTarget(Tensor prediction, Tensor target) {
        return smoothing.gradient(bySmoothedTarget(prediction));
    }

    @Override
    public String toString() {
        return smoothing.share() == 0 ? super.toString() : super.toString() + " smoothed by " + smoothing.share();
    }
}
