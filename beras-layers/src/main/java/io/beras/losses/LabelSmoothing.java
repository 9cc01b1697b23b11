package io.beras.losses;

import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A share of each target that is spread evenly over all classes: y·(1 − share) + share/classes.
 *
 * @param share from 0, which changes nothing, to 1
 */
record LabelSmoothing(double share) {

    static final LabelSmoothing NONE = new LabelSmoothing(0);

    LabelSmoothing {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("label smoothing needs a share from 0 to 1, not " + share);
        }
    }

    INDArray of(INDArray y, long classes) {
        if (share == 0) {
            return y;
        }
        INDArray kept = Kernels.multiply(y, ArrayFactory.fill(1 - share, y.dataType()));
        return Kernels.addInPlace(kept, ArrayFactory.fill(share / classes, y.dataType()));
    }

    Tensor of(Tensor y, long classes) {
        return share == 0 ? y : y.mul(1 - share).add(share / classes);
    }

    /** The gradient by y for the gradient g by the smoothed y. */
    Tensor gradient(Tensor g) {
        return share == 0 ? g : g.mul(1 - share);
    }
}
