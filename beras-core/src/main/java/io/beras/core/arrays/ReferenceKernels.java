package io.beras.core.arrays;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
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
 * The reference kernels: ND4J's own operations, and Java functions where ND4J has none or is wrong.
 *
 * <p>DOUBLE always runs on them. They are the readable form that the tests compare {@link FloatKernels} with. NaN and
 * infinities follow IEEE 754: where an ND4J operation hides a NaN, as its maxima do, a Java loop replaces it.
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

    INDArray greater(INDArray x, INDArray y) {
        return map(x, y, (a, b) -> a > b ? 1 : 0);
    }

    INDArray equal(INDArray x, INDArray y) {
        return map(x, y, ReferenceKernels::equal);
    }

    static double equal(double x, double y) {
        if (x == y) {
            return 1;
        }
        return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : 0;
    }

    INDArray heaviside(INDArray x, INDArray y) {
        return map(x, y, (a, b) -> a == b ? 0.5 : (1 + Math.signum(a - b)) / 2);
    }

    INDArray sign(INDArray x) {
        return map(x, Math::signum);
    }

    INDArray where(INDArray condition, INDArray x, INDArray y) {
        long[] shape = BroadcastReader.shape(condition.shape(), broadcastShape(x, y));
        double[] chosen = ArrayIo.doubles(expand(x, shape));
        double[] others = ArrayIo.doubles(expand(y, shape));
        double[] conditions = ArrayIo.doubles(expand(condition, shape));
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

    INDArray sin(INDArray x) {
        return map(x, StrictMath::sin);
    }

    INDArray cos(INDArray x) {
        return map(x, StrictMath::cos);
    }

    INDArray abs(INDArray x) {
        return run(new Abs(x, like(x)));
    }

    INDArray sigmoid(INDArray x) {
        return run(new Sigmoid(x, like(x)));
    }

    /** In a Java loop, because the tanh of libnd4j loses all digits near 0: in FLOAT it returns 0 for 1e-8. */
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

    /** Without a product for alpha = 0, because 0·(−∞) is NaN. */
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
        return multiply(g, map(x, ReferenceActivations::geluDerivative));
    }

    INDArray tanhGeluGradient(INDArray g, INDArray x) {
        return multiply(g, map(x, ReferenceActivations::tanhGeluDerivative));
    }

    INDArray siluGradient(INDArray g, INDArray x) {
        return multiply(g, map(x, ReferenceActivations::siluDerivative));
    }

    INDArray eluGradient(INDArray g, INDArray x, double alpha) {
        return multiply(g, map(x, value -> ReferenceActivations.eluDerivative(value, alpha)));
    }

    INDArray crossEntropy(INDArray logarithms, INDArray y) {
        return map(
                y,
                logarithms,
                (target, logarithm) -> target == 0 && logarithm == Double.NEGATIVE_INFINITY ? 0 : -target * logarithm);
    }

    INDArray crossEntropyGradient(INDArray p, INDArray y, double smallest) {
        return map(y, p, (target, probability) -> probability < smallest ? 0 : -target / probability);
    }

    INDArray softmaxCrossEntropyGradient(INDArray x, INDArray y) {
        return subtract(multiply(softmax(x), sum(y, y.rank() - 1)), y);
    }

    INDArray sum(INDArray x, int... axes) {
        return x.dataType() == DataType.FLOAT
                ? ReferenceReductions.sum(x, 1, reduced(x, axes))
                : reduce("reduce_sum", x, axes);
    }

    INDArray mean(INDArray x, int... axes) {
        double count = count(x, axes);
        return x.dataType() == DataType.FLOAT
                ? ReferenceReductions.sum(x, count, reduced(x, axes))
                : divide(sum(x, axes), ArrayFactory.fill(count, x.dataType()));
    }

    INDArray max(INDArray x, int... axes) {
        INDArray max = reduce("reduce_max", x, axes);
        INDArray nans = sum(map(x, value -> Double.isNaN(value) ? 1 : 0), axes); // the maximum of libnd4j skips NaN
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

    Moments moments(INDArray x, int axis) {
        INDArray wide = ShapeKernels.cast(x, DataType.DOUBLE);
        INDArray means = mean(wide, axis);
        INDArray centred = subtract(wide, means);
        INDArray variances = mean(multiply(centred, centred), axis);
        return new Moments(x, axis, ArrayIo.doubles(means), ArrayIo.doubles(variances));
    }

    INDArray normalize(INDArray x, Moments moments, double epsilon) {
        return ShapeKernels.cast(wideNormalized(x, moments, epsilon), x.dataType());
    }

    INDArray normalizeGradient(INDArray g, INDArray x, Moments moments, double epsilon) {
        INDArray wide = ShapeKernels.cast(g, DataType.DOUBLE);
        INDArray centred = subtract(wide, mean(wide, moments.axis()));
        INDArray y = wideNormalized(x, moments, epsilon);
        INDArray part = multiply(y, mean(multiply(centred, y), moments.axis()));
        return ShapeKernels.cast(multiply(subtract(centred, part), moments.wideScales(epsilon)), x.dataType());
    }

    private INDArray wideNormalized(INDArray x, Moments moments, double epsilon) {
        INDArray centred = subtract(ShapeKernels.cast(x, DataType.DOUBLE), moments.wideMeans());
        return multiply(centred, moments.wideScales(epsilon));
    }

    INDArray broadcastTo(INDArray x, long... shape) {
        return run("multiply", ArrayMemory.allocate(x.dataType(), shape), x, ArrayFactory.fill(1, x.dataType(), shape));
    }

    /** Applies a Java function elementwise to two broadcast operands. */
    INDArray map(INDArray x, INDArray y, DoubleBinaryOperator function) {
        long[] shape = broadcastShape(x, y);
        double[] a = ArrayIo.doubles(expand(x, shape));
        double[] b = ArrayIo.doubles(expand(y, shape));
        Arrays.setAll(a, i -> function.applyAsDouble(a[i], b[i]));
        return ArrayFactory.of(a, x.dataType(), shape);
    }

    /** Applies a Java function elementwise. */
    INDArray map(INDArray x, DoubleUnaryOperator function) {
        double[] a = ArrayIo.doubles(x);
        Arrays.setAll(a, i -> function.applyAsDouble(a[i]));
        return ArrayFactory.of(a, x.dataType(), x.shape());
    }

    /** Returns an array with arbitrary content in the shape of x. */
    static INDArray like(INDArray x) {
        return ArrayMemory.allocate(x.dataType(), x.shape());
    }

    /** Returns an array with arbitrary content in the shape that x and y broadcast to. */
    static INDArray broadcast(INDArray x, INDArray y) {
        return ArrayMemory.allocate(x.dataType(), broadcastShape(x, y));
    }

    /** Returns an array with arbitrary content in the shape of x, with size 1 along these axes. */
    static INDArray reduced(INDArray x, int... axes) {
        long[] shape = x.shape().clone();
        for (int axis : axes) {
            shape[axis] = 1;
        }
        return ArrayMemory.allocate(x.dataType(), shape);
    }

    /** Returns the number of elements that a reduction along these axes combines. */
    static double count(INDArray x, int... axes) {
        double count = 1;
        for (int axis : axes) {
            count *= x.size(axis);
        }
        return count;
    }

    private static long[] broadcastShape(INDArray x, INDArray y) {
        return BroadcastReader.shape(x.shape(), y.shape());
    }

    private INDArray expand(INDArray x, long... shape) {
        return Arrays.equals(x.shape(), shape) ? x : broadcastTo(x, shape);
    }

    private static INDArray binary(String operation, INDArray x, INDArray y) {
        long[] shape = broadcastShape(x, y);
        if (isSingleElementOfHigherRank(x, y)) {
            return ShapeKernels.reshape(run(operation, like(y), ShapeKernels.reshape(x), y), shape);
        }
        if (isSingleElementOfHigherRank(y, x)) {
            return ShapeKernels.reshape(run(operation, like(x), x, ShapeKernels.reshape(y)), shape);
        }
        return run(operation, ArrayMemory.allocate(x.dataType(), shape), x, y);
    }

    /** Such arrays are scalars to libnd4j: (1, 1) and (3) broadcast to (3) there, but to (1, 3) in NumPy. */
    private static boolean isSingleElementOfHigherRank(INDArray single, INDArray other) {
        return single.length() == 1 && other.length() > 1 && single.rank() > other.rank();
    }

    private static INDArray reduce(String operation, INDArray x, int... axes) {
        INDArray y = reduced(x, axes);
        if (axes.length == 0 || x.rank() == 0) {
            return ArrayMemory.copyInto(y, x); // to libnd4j, no axes mean all axes
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
