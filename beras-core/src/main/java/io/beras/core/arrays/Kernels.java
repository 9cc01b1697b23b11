package io.beras.core.arrays;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
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
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Everything the library computes on arrays except products: plain ND4J operations into new arrays.
 *
 * <p>Two operands broadcast as in NumPy; the caller has checked that they can. NaN and infinities follow IEEE 754: no
 * operation here swallows a NaN, so where ND4J would (maxima do), a Java loop stands instead.
 */
public final class Kernels {

    private Kernels() {}

    // --- one number from two, broadcasting

    /** x + y. */
    public static INDArray add(INDArray x, INDArray y) {
        return binary("add", x, y);
    }

    /** x − y. */
    public static INDArray subtract(INDArray x, INDArray y) {
        return binary("subtract", x, y);
    }

    /** x·y. */
    public static INDArray multiply(INDArray x, INDArray y) {
        return binary("multiply", x, y);
    }

    /** x / y. */
    public static INDArray divide(INDArray x, INDArray y) {
        return binary("divide", x, y);
    }

    /** Adds y, broadcast, to x itself: for an array that its maker has not handed out yet. */
    public static INDArray addInPlace(INDArray x, INDArray y) {
        return run("add", x, x, y);
    }

    /** Subtracts y from x itself: for a variable, which alone changes in place. */
    public static INDArray subtractInPlace(INDArray x, INDArray y) {
        return run("subtract", x, x, y);
    }

    /** The larger of x and y; NaN where one of them is NaN. */
    public static INDArray maximum(INDArray x, INDArray y) {
        return map(x, y, Math::max);
    }

    /** The smaller of x and y; NaN where one of them is NaN. */
    public static INDArray minimum(INDArray x, INDArray y) {
        return map(x, y, Math::min);
    }

    /** Any function of two broadcast operands, in a Java loop: for what is rare. */
    public static INDArray map(INDArray x, INDArray y, DoubleBinaryOperator function) {
        long[] shape = broadcastShape(x, y);
        double[] a = ArrayIo.doubles(spread(x, shape));
        double[] b = ArrayIo.doubles(spread(y, shape));
        Arrays.setAll(a, i -> function.applyAsDouble(a[i], b[i]));
        return of(a, x.dataType(), shape);
    }

    // --- one number from one

    /** eˣ. */
    public static INDArray exp(INDArray x) {
        return run(new Exp(x, like(x)));
    }

    /** ln x. */
    public static INDArray log(INDArray x) {
        return run(new Log(x, like(x)));
    }

    /** √x; in a Java loop, which C2 vectorises: libnd4j's takes ten times as long. */
    public static INDArray sqrt(INDArray x) {
        if (x.dataType() != DataType.FLOAT) {
            return run(new Sqrt(x, like(x)));
        }
        float[] a = ArrayIo.floats(x);
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) Math.sqrt(a[i]);
        }
        return ArrayIo.write(a, like(x));
    }

    /** |x|. */
    public static INDArray abs(INDArray x) {
        return run(new Abs(x, like(x)));
    }

    /** 1 / (1 + e⁻ˣ). */
    public static INDArray sigmoid(INDArray x) {
        return run(new Sigmoid(x, like(x)));
    }

    /** tanh x; in a Java loop, because libnd4j's loses all digits near 0 (FLOAT tanh 1e-8 is 0 there). */
    public static INDArray tanh(INDArray x) {
        return map(x, StrictMath::tanh);
    }

    /** x to the power of a number. */
    public static INDArray power(INDArray x, double exponent) {
        return binary("Pow", x, fill(exponent, x.dataType()));
    }

    /** x where x > 0, else alpha·x; for alpha = 0 no product, because 0·(−∞) is NaN. */
    public static INDArray leakyRelu(INDArray x, double alpha) {
        if (alpha == 0) {
            return map(x, value -> value <= 0 ? 0 : value);
        }
        return run(new LeakyReLU(x, like(x), alpha));
    }

    /** Any function of one number, in a Java loop: for what is rare. */
    public static INDArray map(INDArray x, DoubleUnaryOperator function) {
        double[] a = ArrayIo.doubles(x);
        Arrays.setAll(a, i -> function.applyAsDouble(a[i]));
        return of(a, x.dataType(), x.shape());
    }

    // --- along axes; a reduced axis stays, with size 1

    /** The sum along the axes. */
    public static INDArray sum(INDArray x, int... axes) {
        return reduce("reduce_sum", x, axes);
    }

    /** The largest along the axes; NaN where one of them is NaN. */
    public static INDArray max(INDArray x, int... axes) {
        INDArray max = reduce("reduce_max", x, axes);
        INDArray nans = sum(map(x, value -> Double.isNaN(value) ? 1 : 0), axes); // libnd4j's maximum skips them
        return map(max, nans, (value, count) -> count > 0 ? Double.NaN : value);
    }

    /** The INT index of the first largest along an axis, without that axis; NaN counts as the largest, as in NumPy. */
    public static INDArray argMax(INDArray x, int axis) {
        int size = Math.toIntExact(x.size(axis));
        int inner = 1;
        for (int i = axis + 1; i < x.rank(); i++) {
            inner *= Math.toIntExact(x.size(i));
        }
        double[] values = ArrayIo.doubles(x);
        int[] indices = new int[values.length / size];
        for (int i = 0; i < indices.length; i++) {
            int start = i / inner * inner * size + i % inner;
            for (int k = 1; k < size; k++) {
                if (isLarger(values[start + k * inner], values[start + indices[i] * inner])) {
                    indices[i] = k;
                }
            }
        }
        long[] shape = IntStream.range(0, x.rank())
                .filter(i -> i != axis)
                .mapToLong(x::size)
                .toArray();
        return ArrayIo.write(indices, Memory.allocate(DataType.INT32, shape));
    }

    /** exp(x − max) / Σ exp(x − max) along the last axis. */
    public static INDArray softmax(INDArray x) {
        int lastAxis = x.rank() - 1;
        INDArray shifted = subtract(x, reduce("reduce_max", x, lastAxis));
        INDArray exponentials = run(new Exp(shifted, shifted));
        return run("divide", exponentials, exponentials, sum(exponentials, lastAxis));
    }

    /** x − max − log Σ exp(x − max) along the last axis. */
    public static INDArray logSoftmax(INDArray x) {
        int lastAxis = x.rank() - 1;
        INDArray shifted = subtract(x, reduce("reduce_max", x, lastAxis));
        return run("subtract", shifted, shifted, log(sum(exp(shifted), lastAxis)));
    }

    // --- the same numbers in another shape

    /** The numbers in row-major order, in another shape of the same size. */
    public static INDArray reshape(INDArray x, long... shape) {
        return Memory.copyInto(Memory.allocate(x.dataType(), shape), x);
    }

    /** Axis i of the result is axis {@code permutation[i]} of x. */
    public static INDArray transpose(INDArray x, int... permutation) {
        return Memory.copy(x.permute(permutation));
    }

    /** x repeated along new axes in front, and along axes of size 1. */
    public static INDArray broadcastTo(INDArray x, long... shape) {
        return run("multiply", Memory.allocate(x.dataType(), shape), x, fill(1, x.dataType(), shape));
    }

    /** The numbers as another type. */
    public static INDArray cast(INDArray x, DataType type) {
        return Memory.allocate(type, x.shape()).assign(x);
    }

    /** The part of x with indices from {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    public static INDArray slice(INDArray x, int axis, long from, long to) {
        return Memory.copy(x.get(interval(x, axis, from, to)));
    }

    /** Zeros of a shape, with x from index {@code from} along an axis: what slicing undoes. */
    public static INDArray unslice(INDArray x, int axis, long from, long... shape) {
        INDArray y = fill(0, x.dataType(), shape);
        y.get(interval(y, axis, from, from + x.size(axis))).assign(x);
        return y;
    }

    /** The arrays one after the other along an axis. */
    public static INDArray concat(int axis, INDArray... parts) {
        long[] shape = parts[0].shape().clone();
        shape[axis] = Arrays.stream(parts).mapToLong(part -> part.size(axis)).sum();
        INDArray y = Memory.allocate(parts[0].dataType(), shape);
        long from = 0;
        for (INDArray part : parts) {
            long to = from + part.size(axis);
            y.get(interval(y, axis, from, to)).assign(part);
            from = to;
        }
        return y;
    }

    /** The slices of axis 0 with these indices, in this order. */
    public static INDArray rows(INDArray x, int... indices) {
        long[] shape = x.shape().clone();
        shape[0] = indices.length;
        INDArray y = Memory.allocate(x.dataType(), shape);
        long row = x.length() / x.size(0);
        for (int i = 0; i < indices.length; i++) {
            Memory.copyRange(y, i * row, x, indices[i] * row, row);
        }
        return y;
    }

    /** Zeros with {@code count} slices along axis 0, to which each slice of x is added at its index. */
    public static INDArray unrows(INDArray x, long count, int... indices) {
        long[] shape = x.shape().clone();
        shape[0] = count;
        double[] from = ArrayIo.doubles(x);
        double[] to = new double[Math.toIntExact(from.length / x.size(0) * count)];
        int row = from.length / indices.length;
        for (int i = 0; i < from.length; i++) {
            to[indices[i / row] * row + i % row] += from[i];
        }
        return of(to, x.dataType(), shape);
    }

    // --- numbers in, numbers out

    /** An array of a shape with this number everywhere; without a shape, a scalar. */
    public static INDArray fill(double value, DataType type, long... shape) {
        INDArray y = Memory.allocate(type, shape);
        return y.length() == 1 ? ArrayIo.write(new double[] {value}, y) : y.assign(value);
    }

    /** An array with these numbers, in row-major order. */
    public static INDArray of(double[] values, DataType type, long... shape) {
        return ArrayIo.write(values, Memory.allocate(type, shape));
    }

    /** The shape that two arrays broadcast to; the caller has checked that there is one. */
    private static long[] broadcastShape(INDArray x, INDArray y) {
        int rank = Math.max(x.rank(), y.rank());
        long[] shape = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long a = i <= x.rank() ? x.size(x.rank() - i) : 1;
            long b = i <= y.rank() ? y.size(y.rank() - i) : 1;
            shape[rank - i] = Math.max(a, b);
        }
        return shape;
    }

    private static INDArray spread(INDArray x, long... shape) {
        return Arrays.equals(x.shape(), shape) ? x : broadcastTo(x, shape);
    }

    private static boolean isLarger(double value, double than) {
        return value > than || (Double.isNaN(value) && !Double.isNaN(than));
    }

    private static INDArray binary(String operation, INDArray x, INDArray y) {
        long[] shape = broadcastShape(x, y);
        if (isOneNumberOfHigherRank(x, y)) {
            return reshape(run(operation, like(y), reshape(x), y), shape);
        }
        if (isOneNumberOfHigherRank(y, x)) {
            return reshape(run(operation, like(x), x, reshape(y)), shape);
        }
        return run(operation, Memory.allocate(x.dataType(), shape), x, y);
    }

    /** To libnd4j some such arrays are scalars: (1, 1) and (3) make (3) there, where NumPy makes (1, 3). */
    private static boolean isOneNumberOfHigherRank(INDArray one, INDArray other) {
        return one.length() == 1 && other.length() > 1 && one.rank() > other.rank();
    }

    private static INDArray reduce(String operation, INDArray x, int... axes) {
        long[] shape = x.shape().clone();
        for (int axis : axes) {
            shape[axis] = 1;
        }
        INDArray y = Memory.allocate(x.dataType(), shape);
        if (axes.length == 0 || x.rank() == 0) {
            return Memory.copyInto(y, x); // to libnd4j, no axes would mean all of them
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

    private static INDArray like(INDArray x) {
        return Memory.allocate(x.dataType(), x.shape());
    }

    private static INDArrayIndex[] interval(INDArray x, int axis, long from, long to) {
        INDArrayIndex[] indices = new INDArrayIndex[x.rank()];
        Arrays.fill(indices, NDArrayIndex.all());
        indices[axis] = NDArrayIndex.interval(from, to);
        return indices;
    }
}
