package io.beras.losses;

import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.ShapeKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the losses here share: a loss per sample, times its weight, summed, times the factor of the reduction.
 *
 * <p>Formula: L = factor · Σᵢ sᵢ · ℓ(predictionᵢ, targetᵢ), with sᵢ = 1 unless weights are given.
 */
abstract class SampleLoss implements Loss {

    private final Reduction reduction;

    SampleLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    final Reduction reduction() {
        return reduction;
    }

    @Override
    public final boolean addsUp() {
        return reduction.addsUp();
    }

    /** The loss of each element; same shape as the prediction. */
    abstract INDArray elementLosses(INDArray prediction, INDArray target);

    /** ∂ℓ/∂prediction of each element. */
    abstract Tensor byPrediction(Tensor prediction, Tensor target);

    /** ∂ℓ/∂target of each element. */
    abstract Tensor byTarget(Tensor prediction, Tensor target);

    /** The target as numbers in the prediction's shape; losses that take labels override this. */
    INDArray asNumbers(INDArray prediction, INDArray target) {
        if (target.dataType() != prediction.dataType()) {
            throw new IllegalArgumentException(name() + " needs a " + prediction.dataType()
                    + " target like its prediction, not " + target.dataType());
        }
        return target;
    }

    /** The same on tensors, for the gradient. */
    Tensor asNumbers(Tensor prediction, Tensor target) {
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
        requireNumbers("prediction", prediction);
        INDArray target = asNumbers(prediction, inputs[1]);
        requireFit(prediction.shape(), target.shape());
        INDArray losses = elementLosses(prediction, target);
        if (inputs.length == 3) {
            losses = Kernels.multiply(losses, weightColumn(inputs[2], prediction.shape()));
        }
        INDArray sum = ShapeKernels.reshape(
                Kernels.sum(losses, IntStream.range(0, losses.rank()).toArray()));
        return Kernels.multiply(sum, ArrayFactory.fill(reduction.factor(prediction.shape()), sum.dataType()));
    }

    @Override
    public final List<LocalGradient> inputGradients(Call call) {
        List<LocalGradient> gradients = new ArrayList<>();
        gradients.add(g -> scaled(g, call, byPrediction(call.input(0), asNumbers(call.input(0), call.input(1)))));
        gradients.add(
                call.input(1).dataType() == call.input(0).dataType()
                        ? g -> scaled(g, call, byTarget(call.input(0), call.input(1)))
                        : LocalGradient.none("integer labels have no gradient"));
        if (call.inputs().size() == 3) {
            gradients.add(LocalGradient.none("sample weights are data: a loss gives no gradient for them"));
        }
        return gradients;
    }

    private Tensor scaled(Tensor g, Call call, Tensor elements) {
        long[] shape = call.input(0).shape();
        Tensor scaled = elements.mul(g.mul(reduction.factor(shape)));
        return call.inputs().size() == 3 ? scaled.mul(call.input(2).reshape(columnShape(shape))) : scaled;
    }

    private void requireFit(long[] prediction, long[] target) {
        if (prediction.length == 0 || !Arrays.equals(prediction, target)) {
            throw new ShapeException(name() + " needs a prediction and a target of the same shape, batch first, not "
                    + Shapes.text(prediction) + " and " + Shapes.text(target));
        }
    }

    private void requireNumbers(String what, INDArray array) {
        if (array.dataType() == DataType.INT32) {
            throw new IllegalArgumentException(
                    name() + " needs numbers as " + what + ", not INT; cast(DataType.FLOAT) makes numbers of labels");
        }
    }

    private INDArray weightColumn(INDArray weights, long... shape) {
        requireNumbers("sample weights", weights);
        if (weights.length() != shape[0]) {
            throw new ShapeException(name() + " needs one sample weight per sample, " + shape[0] + " in all, not shape "
                    + Shapes.text(weights.shape()));
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
    public String toString() {
        return name() + "(" + reduction + ")";
    }
}
