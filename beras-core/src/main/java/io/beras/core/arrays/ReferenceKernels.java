package io.beras.core.arrays;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The kernels in ND4J's own operations: for DOUBLE, and the readable reference that the fast ones are held to.
 *
 * <p>NaN and infinities follow IEEE 754: where ND4J would swallow a NaN (maxima do), a Java loop stands instead.
 */
class ReferenceKernels {

    INDArray add(INDArray x, INDArray y) {
        return binary("add", x, y);
    }

    INDArray subtract(INDArray x, INDArray y) {
        return binary("subtract", x, y);
    }

    INDArray multiply(INDArray x, INDArray y) {
        return binary("multiply", x, y);
    }

    INDArray divide(INDArray x, INDArray y) {
        return binary("divide", x, y);
    }

    INDArray addInPlace(INDArray x, INDArray y) {
        return run("add", x, x, y);
    }

    INDArray subtractInPlace(INDArray x, INDArray y) {
        return run("subtract", x, x, y);
    }

    INDArray maximum(INDArray x, INDArray y) {
        return map(x, y, Math::max);
    }

    INDArray minimum(INDArray x, INDArray y) {
        return map(x, y, Math::min);
    }

    INDArray where(INDArray condition, INDArray x, INDArray y) {
        long[] shape = Broadcast.shape(condition.shape(), broadcastShape(x, y));
        double[] chosen = ArrayIo.doubles(spread(x, shape));
        double[] others = ArrayIo.doubles(spread(y, shape));
        double[] conditions = ArrayIo.doubles(spread(condition, shape));
        for (int i = 0; i < chosen.length; i++) {
            if (conditions[i] == 0) {
                chosen[i] = others[i];
            } else if (Double.isNaN(conditions[i])) {
                chosen[i] = Double.NaN;
            }
        }
        return ArrayFactory.of(chosen, x.dataType(), shape);
    }

    INDArray exp(INDArray x) {
        return run(new Exp(x, like(x)));
    }

    INDArray log(INDArray x) {
        return run(new Log(x, like(x)));
    }

    INDArray sqrt(INDArray x) {
        return run(new Sqrt(x, like(x)));
    }

    INDArray abs(INDArray x) {
        return run(new Abs(x, like(x)));
    }

    INDArray sigmoid(INDArray x) {
        return run(new Sigmoid(x, like(x)));
    }

    /** In a Java loop, because libnd4j's loses all digits near 0: its FLOAT tanh 1e-8 is 0. */
    INDArray tanh(INDArray x) {
        return map(x, StrictMath::tanh);
    }

    INDArray erf(INDArray x) {
        return map(x, ReferenceActivations::erf);
    }

    INDArray softplus(INDArray x) {
        return map(x, ReferenceActivations::softplus);
    }

    INDArray clamp(INDArray x, double low, double high) {
        return map(x, value -> Math.min(Math.max(value, low), high));
    }

    INDArray gelu(INDArray x) {
        return map(x, ReferenceActivations::gelu);
    }

    INDArray tanhGelu(INDArray x) {
        return map(x, ReferenceActivations::tanhGelu);
    }

    INDArray silu(INDArray x) {
        return map(x, ReferenceActivations::silu);
    }

    INDArray elu(INDArray x, double alpha) {
        return map(x, value -> ReferenceActivations.elu(value, alpha));
    }

    INDArray power(INDArray x, double exponent) {
        return binary("Pow", x, ArrayFactory.fill(exponent, x.dataType()));
    }

    /** For alpha = 0 without a product, because 0·(−∞) is NaN. */
    INDArray leakyRelu(INDArray x, double alpha) {
        if (alpha == 0) {
            return map(x, value -> value <= 0 ? 0 : value);
        }
        return run(new LeakyReLU(x, like(x), alpha));
    }

    INDArray leakyReluGradient(INDArray g, INDArray x, double alpha) {
        return multiply(g, map(x, value -> Kernels.leakyReluSlope(value, alpha)));
    }

    INDArray sigmoidGradient(INDArray g, INDArray y) {
        return multiply(g, subtract(y, multiply(y, y)));
    }

    INDArray tanhGradient(INDArray g, INDArray y) {
        return multiply(g, subtract(ArrayFactory.fill(1, y.dataType()), multiply(y, y)));
    }

    INDArray geluGradient(INDArray g, INDArray x) {
        return multiply(g, map(x, ReferenceActivations::geluSlope));
    }

    INDArray tanhGeluGradient(INDArray g, INDArray x) {
        return multiply(g, map(x, ReferenceActivations::tanhGeluSlope));
    }

    INDArray siluGradient(INDArray g, INDArray x) {
        return multiply(g, map(x, ReferenceActivations::siluSlope));
    }

    INDArray eluGradient(INDArray g, INDArray x, double alpha) {
        return multiply(g, map(x, value -> ReferenceActivations.eluSlope(value, alpha)));
    }

    INDArray crossEntropy(INDArray logarithms, INDArray y) {
        return map(y, logarithms, (share, logarithm) -> share == 0 ? 0 : -share * logarithm);
    }

    INDArray crossEntropyGradient(INDArray p, INDArray y, double smallest) {
        return map(y, p, (share, probability) -> probability < smallest ? 0 : -share / probability);
    }

    INDArray softmaxCrossEntropyGradient(INDArray x, INDArray y) {
        return subtract(multiply(softmax(x), sum(y, y.rank() - 1)), y);
    }

    INDArray sum(INDArray x, int... axes) {
        return reduce("reduce_sum", x, axes);
    }

    INDArray max(INDArray x, int... axes) {
        INDArray max = reduce("reduce_max", x, axes);
        INDArray nans = sum(map(x, value -> Double.isNaN(value) ? 1 : 0), axes); // libnd4j's maximum skips them
        return map(max, nans, (value, count) -> count > 0 ? Double.NaN : value);
    }

    INDArray softmax(INDArray x) {
        int lastAxis = x.rank() - 1;
        INDArray shifted = subtract(x, max(x, lastAxis));
        INDArray exponentials = run(new Exp(shifted, shifted));
        return run("divide", exponentials, exponentials, sum(exponentials, lastAxis));
    }

    INDArray logSoftmax(INDArray x) {
        int lastAxis = x.rank() - 1;
        INDArray shifted = subtract(x, max(x, lastAxis));
        return run("subtract", shifted, shifted, log(sum(exp(shifted), lastAxis)));
    }

    INDArray softmaxGradient(INDArray g, INDArray y) {
        return multiply(y, subtract(g, sum(multiply(g, y), y.rank() - 1)));
    }

    INDArray broadcastTo(INDArray x, long... shape) {
        return run("multiply", ArrayMemory.allocate(x.dataType(), shape), x, ArrayFactory.fill(1, x.dataType(), shape));
    }

    /** Any function of two broadcast operands, in a Java loop. */
    INDArray map(INDArray x, INDArray y, DoubleBinaryOperator function) {
        long[] shape = broadcastShape(x, y);
        double[] a = ArrayIo.doubles(spread(x, shape));
        double[] b = ArrayIo.doubles(spread(y, shape));
        Arrays.setAll(a, i -> function.applyAsDouble(a[i], b[i]));
        return ArrayFactory.of(a, x.dataType(), shape);
    }

    /** Any function of one number, in a Java loop. */
    INDArray map(INDArray x, DoubleUnaryOperator function) {
        double[] a = ArrayIo.doubles(x);
        Arrays.setAll(a, i -> function.applyAsDouble(a[i]));
        return ArrayFactory.of(a, x.dataType(), x.shape());
    }

    /** An array for a result in x's shape. */
    static INDArray like(INDArray x) {
        return ArrayMemory.allocate(x.dataType(), x.shape());
    }

    /** An array for a result in the shape that x and y broadcast to. */
    static INDArray broadcast(INDArray x, INDArray y) {
        return ArrayMemory.allocate(x.dataType(), broadcastShape(x, y));
    }

    /** An array for a result in x's shape with these axes of size 1. */
    static INDArray reduced(INDArray x, int... axes) {
        long[] shape = x.shape().clone();
        for (int axis : axes) {
            shape[axis] = 1;
        }
        return ArrayMemory.allocate(x.dataType(), shape);
    }

    private static long[] broadcastShape(INDArray x, INDArray y) {
        return Broadcast.shape(x.shape(), y.shape());
    }

    private INDArray spread(INDArray x, long... shape) {
        return Arrays.equals(x.shape(), shape) ? x : broadcastTo(x, shape);
    }

    private static INDArray binary(String operation, INDArray x, INDArray y) {
        long[] shape = broadcastShape(x, y);
        if (isOneNumberOfHigherRank(x, y)) {
            return ShapeKernels.reshape(run(operation, like(y), ShapeKernels.reshape(x), y), shape);
        }
        if (isOneNumberOfHigherRank(y, x)) {
            return ShapeKernels.reshape(run(operation, like(x), x, ShapeKernels.reshape(y)), shape);
        }
        return run(operation, ArrayMemory.allocate(x.dataType(), shape), x, y);
    }

    /** To libnd4j some such arrays are scalars: (1, 1) and (3) make (3) there, where NumPy makes (1, 3). */
    private static boolean isOneNumberOfHigherRank(INDArray one, INDArray other) {
        return one.length() == 1 && other.length() > 1 && one.rank() > other.rank();
    }

    private static INDArray reduce(String operation, INDArray x, int... axes) {
        INDArray y = reduced(x, axes);
        if (axes.length == 0 || x.rank() == 0) {
            return ArrayMemory.copyInto(y, x); // to libnd4j, no axes would mean all of them
        }
        Nd4j.exec(DynamicCustomOp.builder(operation)
                .addInputs(x)
                .addOutputs(y)
                .addIntegerArguments(axes)
                .addFloatingPointArguments(1.0) // keep the reduced axes
                .build());
        return y;
    }

    private static INDArray run(String operation, INDArray y, INDArray... x) {
        Nd4j.exec(DynamicCustomOp.builder(operation).addInputs(x).addOutputs(y).build());
        return y;
    }

    private static INDArray run(Op operation) {
        return Nd4j.getExecutioner().exec(operation);
    }
}
