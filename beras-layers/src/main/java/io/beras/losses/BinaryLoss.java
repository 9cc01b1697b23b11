package io.beras.losses;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What losses over yes-or-no questions share: one number each, of any shape, and labels 0 or 1. */
abstract class BinaryLoss extends LabelLoss {

    BinaryLoss(Reduction reduction, LabelSmoothing smoothing) {
        super(reduction, smoothing);
    }

    @Override
    final void requireRanks(INDArray prediction, INDArray target) {
        // any rank will do
    }

    @Override
    final Diffable labelReader(DataType type, long... shape) {
        return new BinaryLabels(name(), type, shape);
    }

    @Override
    final long classes(long... shape) {
        return 2;
    }

    /** 1 − x. */
    static Tensor complement(Tensor x) {
        return x.neg().add(1);
    }
}
