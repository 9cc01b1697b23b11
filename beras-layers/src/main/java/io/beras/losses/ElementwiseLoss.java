package io.beras.losses;

import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.ArrayIo;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.ShapeKernels;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss ℓ of each element, multiplied by the weight of its sample, summed and reduced to a scalar.
 *
 * <p>Formula: L = factor · Σᵢ sᵢ · ℓ(predictionᵢ, targetᵢ), with the factor of the {@link Reduction}; the sample weight sᵢ
 * is 1 unless weights are given. Subclasses write ℓ and its two derivatives.
 */
abstract class ElementwiseLoss implements Loss, Configurable {

    private final Reduction reduction;

    ElementwiseLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    final Reduction reduction() {
        return reduction;
    }

    @Override
    public final boolean addsUp() {
        return reduction.addsUp();
    }

    /** Returns ℓ of each element, in the prediction's shape. */
    abstract INDArray elementLosses(INDArray prediction, INDArray target);

    /** Returns ∂ℓ/∂prediction of each element. */
    abstract Tensor predictionGradient(Tensor prediction, Tensor target);

    /** Returns ∂ℓ/∂target of each element. */
    abstract Tensor targetGradient(Tensor prediction, Tensor target);

    /** Returns the factor of the reduction; {@link CrossEntropy} counts each row of classes as a sample. */
    double factor(long... shape) {
        return reduction.factor(shape);
    }

    /** Returns the target in the prediction's type; {@link CrossEntropy} also encodes labels. */
    INDArray encodeTarget(INDArray prediction, INDArray target) {
        if (target.dataType() != prediction.dataType()) {
            throw new IllegalArgumentException(name() + " needs a " + prediction.dataType()
                    + " target like its prediction, not " + target.dataType() + "; convert it with cast(DataType."
                    + prediction.dataType() + ")");
        }
        return target;
    }

    /** Returns the same target as a tensor, for the gradient. */
    Tensor encodeTarget(Tensor prediction, Tensor target) {
        return target;
    }

    @Override
    public final INDArray forward(INDArray... inputs) {
        if (inputs.length != 2 && inputs.length != 3) {
            throw new IllegalArgumentException(
                    name() + ".call needs a prediction, a target and perhaps sample weights, but got " + inputs.length
                            + " tensors");
        }
        INDArray prediction = inputs[0];
        requireFloating("prediction", prediction);
        INDArray target = encodeTarget(prediction, inputs[1]);
        requireSameShape(prediction.shape(), target.shape());
        INDArray losses = elementLosses(prediction, target);
        if (inputs.length == 3) {
            INDArray weights = weightColumn(inputs[2], prediction.shape());
            INDArray zero = ArrayFactory.fill(0, losses.dataType());
            // Chosen, not multiplied: 0·∞ would be NaN, and a sample of weight 0 does not count.
            losses = Kernels.where(weights, Kernels.multiply(losses, weights), zero);
        }
        INDArray sum = ShapeKernels.reshape(
                Kernels.sum(losses, IntStream.range(0, losses.rank()).toArray()));
        return Kernels.multiply(sum, ArrayFactory.fill(factor(prediction.shape()), sum.dataType()));
    }

    @Override
    public final List<LocalGradient> inputGradients(Call call) {
        Tensor prediction = call.input(0);
        Tensor target = call.input(1);
        List<LocalGradient> gradients = new ArrayList<>();
        gradients.add(g -> reduced(g, call, predictionGradient(prediction, encodeTarget(prediction, target))));
        gradients.add(
                target.dataType() == prediction.dataType()
                        ? g -> reduced(g, call, targetGradient(prediction, target))
                        : LocalGradient.none("integer labels are constants"));
        if (call.inputs().size() == 3) {
            gradients.add(LocalGradient.none("weights of samples are data"));
        }
        return gradients;
    }

    /** Returns g · factor · s · the derivative of each element. */
    private Tensor reduced(Tensor g, Call call, Tensor derivatives) {
        long[] shape = call.input(0).shape();
        Tensor gradient = LocalGradient.ofSlope(derivatives).compose(g.mul(factor(shape)));
        if (call.inputs().size() == 2) {
            return gradient;
        }
        Tensor weights = call.input(2).reshape(columnShape(shape));
        return gradient.mul(weights).where(weights, 0);
    }

    private void requireSameShape(long[] prediction, long[] target) {
        if (prediction.length == 0 || !Arrays.equals(prediction, target)) {
            throw new ShapeException(name() + " needs a prediction and a target of the same shape, batch first, not "
                    + Shapes.text(prediction) + " and " + Shapes.text(target));
        }
    }

    private void requireFloating(String input, INDArray array) {
        if (array.dataType() == DataType.INT32) {
            throw new IllegalArgumentException(
                    name() + " needs FLOAT or DOUBLE as " + input + ", not INT; convert it with cast(DataType.FLOAT)");
        }
    }

    private INDArray weightColumn(INDArray weights, long... shape) {
        requireFloating("sample weights", weights);
        if (weights.length() != shape[0]) {
            throw new ShapeException(name() + " needs one sample weight per sample, " + shape[0] + " in all, not shape "
                    + Shapes.text(weights.shape()));
        }
        double[] values = ArrayIo.doubles(weights);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name() + " needs finite sample weights of at least 0, but sample "
                        + i + " has the weight " + values[i] + "; give 0 to leave a sample out");
            }
        }
        return ShapeKernels.reshape(weights, columnShape(shape));
    }

    private static long[] columnShape(long... shape) {
        long[] column = new long[shape.length];
        Arrays.fill(column, 1);
        column[0] = shape[0];
        return column;
    }

    final String name() {
        return getClass().getSimpleName();
    }

    @Override
    public Config config() {
        return Config.empty().with("reduction", reduction.name());
    }

    @Override
    public String toString() {
        return name() + "(" + reduction + ")";
    }
}
