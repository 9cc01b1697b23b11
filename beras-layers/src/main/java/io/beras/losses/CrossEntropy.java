package io.beras.losses;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import io.beras.core.config.Config;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss whose target is a distribution over classes: labels are encoded as a distribution, and any target may be smoothed.
 *
 * <p>Formula of label smoothing: y·(1 − s) + s/classes, so a fraction s of each target is spread evenly over all classes.
 */
abstract class CrossEntropy extends ElementwiseLoss {

    private final LabelConversion encoding;
    private final double smoothing;

    /** Creates a loss that spreads the fraction {@code smoothing} of each target, from 0 to 1, over all classes. */
    CrossEntropy(Reduction reduction, LabelConversion encoding, double smoothing) {
        super(reduction);
        this.encoding = encoding;
        this.smoothing = Arguments.requireProbability("label smoothing", smoothing);
    }

    /** Returns ∂ℓ/∂y of each element for the smoothed target y; a cross-entropy is linear in y, so y is not needed. */
    abstract Tensor smoothedTargetGradient(Tensor prediction);

    @Override
    final double factor(long... shape) {
        return reduction().factor(encoding.rows(shape));
    }

    @Override
    final INDArray encodeTarget(INDArray prediction, INDArray target) {
        encoding.requireShapes(name(), prediction, target);
        DataType type = prediction.dataType();
        INDArray y;
        if (target.dataType() == DataType.INT32) {
            y = encoding.encode(name(), target, type, prediction.shape());
        } else {
            y = super.encodeTarget(prediction, target);
            encoding.requireTargets(name(), y);
        }
        if (smoothing == 0) {
            return y;
        }
        INDArray kept = Kernels.multiply(y, ArrayFactory.fill(1 - smoothing, type));
        return Kernels.addInPlace(kept, ArrayFactory.fill(smoothing / encoding.classes(prediction.shape()), type));
    }

    @Override
    final Tensor encodeTarget(Tensor prediction, Tensor target) {
        Tensor y = target.dataType() == DataType.INT32
                ? encoding.encode(name(), target, prediction.dataType(), prediction.shape())
                : target;
        return smoothing == 0 ? y : y.mul(1 - smoothing).add(smoothing / encoding.classes(prediction.shape()));
    }

    @Override
    final Tensor targetGradient(Tensor prediction, Tensor target) {
        Tensor gradient = smoothedTargetGradient(prediction);
        return smoothing == 0 ? gradient : gradient.mul(1 - smoothing);
    }

    @Override
    public Config config() {
        return super.config().with("labelSmoothing", smoothing);
    }

    @Override
    public String toString() {
        return smoothing == 0 ? super.toString() : super.toString() + " smoothed by " + smoothing;
    }
}
