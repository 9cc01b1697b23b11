package io.beras.core;

import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.ArrayIo;
import io.beras.core.arrays.ArrayMemory;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.RowWriter;
import io.beras.core.arrays.ShapeKernels;
import io.beras.core.arrays.Window;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An n-dimensional array that takes part in differentiation; immutable for its users.
 *
 * <p>Every operation below returns a new tensor, and an active {@link GradientTape} records it. Operations are differentiable,
 * except for comparisons, whose results are constants. Tensors are FLOAT by default; INT is for labels and indices only. Two
 * tensors are equal only if they are the same object, since a gradient belongs to an object, not to its values.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});
 * Tensor y = x.matmul(x).add(1).relu().sum();        // a scalar
 * double value = y.item();
 * }</pre>
 *
 * <p>Axes count from 0; negative axes count from the end. A tensor created inside a {@link StepScope} ends with it.
 */
public class Tensor {

    private INDArray array;
    private final @Nullable StepScope step;

    Tensor(INDArray array, @Nullable StepScope step) {
        this.array = array;
        this.step = step;
    }

    // --- creation

    /** Returns a FLOAT vector of these values. */
    public static Tensor of(double... values) {
        return of(DataType.FLOAT, values, values.length);
    }

    /** Returns a FLOAT vector of these values. */
    public static Tensor of(float... values) {
        return of(values, values.length);
    }

    /**
     * Returns an INT vector of these labels or indices.
     *
     * <p>An {@code int[]} stays INT, as in NumPy and PyTorch, and arithmetic refuses INT. Literals without an array, as in
     * {@code of(1, 2)}, are FLOAT.
     */
    public static Tensor of(int[] labels) {
        return ofLabels(labels);
    }

    /** Returns an INT matrix of these rows of labels or indices, which must have equal lengths. */
    public static Tensor of(int[][] rows) {
        long[] shape = NestedArrays.shape(rows);
        return ofLabels((int[]) NestedArrays.flatten(rows, shape)).reshape(shape);
    }

    /** Returns a FLOAT matrix of these rows, which must have equal lengths. */
    public static Tensor of(double[][] rows) {
        return of(DataType.FLOAT, rows);
    }

    /** Returns a FLOAT matrix of these rows, which must have equal lengths. */
    public static Tensor of(float[][] rows) {
        return ofNestedFloats(rows);
    }

    /** Returns a FLOAT tensor of rank 3, {@code values[i][j][k]}; all rows of an axis must have equal lengths. */
    public static Tensor of(double[][][] values) {
        return of(DataType.FLOAT, values);
    }

    /** Returns a FLOAT tensor of rank 3, {@code values[i][j][k]}; all rows of an axis must have equal lengths. */
    public static Tensor of(float[][][] values) {
        return ofNestedFloats(values);
    }

    /** Returns a FLOAT tensor of this shape with these values, in row-major order. */
    public static Tensor of(float[] data, long... shape) {
        return wrap(ArrayIo.write(data, allocate(DataType.FLOAT, data.length, shape)));
    }

    /** Returns a FLOAT or DOUBLE vector of these values. */
    public static Tensor of(DataType type, double... values) {
        return of(type, values, values.length);
    }

    /** Returns a FLOAT or DOUBLE tensor of this shape with these values, in row-major order. */
    public static Tensor of(DataType type, double[] data, long... shape) {
        return wrap(ArrayIo.write(data, allocate(DataTypeChecks.requireFloating("of", type), data.length, shape)));
    }

    /** Returns a FLOAT or DOUBLE matrix of these rows, which must have equal lengths. */
    public static Tensor of(DataType type, double[][] rows) {
        return ofNestedDoubles(type, rows);
    }

    /** Returns a FLOAT or DOUBLE tensor of rank 3; all rows of an axis must have equal lengths. */
    public static Tensor of(DataType type, double[][][] values) {
        return ofNestedDoubles(type, values);
    }

    /** Returns a tensor with a copy of an ND4J array of any layout; FLOAT, DOUBLE and INT keep their type. */
    public static Tensor of(INDArray array) {
        Shapes.requireNotEmpty("of(INDArray) was given the", array);
        DataTypeChecks.requireKnown(array.dataType());
        return wrap(ArrayMemory.copy(array));
    }

    /**
     * Returns a FLOAT matrix of this size. The writer fills each row; several threads write a large matrix at once.
     *
     * <p>The order of rows is not defined, so {@link Randomness#current()} throws inside a writer. A writer that needs random
     * numbers must take a {@link RandomNumbers} before, and use the row's index in it.
     *
     * <pre>{@code
     * Tensor batch = Tensor.ofRows(64, 784, (i, row) -> images.copyScaled(indices[i], row, 0));
     * }</pre>
     */
    public static Tensor ofRows(int rows, int columns, RowWriter writer) {
        Shapes.requireNotEmpty("ofRows was given the", rows, columns);
        return wrap(ArrayFactory.ofRows(rows, columns, (row, target) -> {
            try (Randomness.Scope scope = Randomness.refuseDraws()) {
                writer.write(row, target);
            }
        }));
    }

    /** Returns a copy that belongs to the open step of this thread; the tensor may come from another thread or step. */
    public static Tensor of(Tensor tensor) {
        return wrap(ArrayMemory.copy(tensor.view()));
    }

    /** Returns an INT vector of class labels or indices. */
    public static Tensor ofLabels(int... labels) {
        return wrap(ArrayIo.write(labels, allocate(DataType.INT32, labels.length, labels.length)));
    }

    /** Returns a FLOAT scalar: rank 0. */
    public static Tensor scalar(double value) {
        return scalar(DataType.FLOAT, value);
    }

    /** Returns a FLOAT or DOUBLE scalar: rank 0. */
    public static Tensor scalar(DataType type, double value) {
        return filled("scalar", type, value);
    }

    /** Returns a FLOAT tensor of zeros. */
    public static Tensor zeros(long... shape) {
        return filled("zeros", DataType.FLOAT, 0, shape);
    }

    /** Returns a FLOAT or DOUBLE tensor of zeros. */
    public static Tensor zeros(DataType type, long... shape) {
        return filled("zeros", type, 0, shape);
    }

    /** Returns a FLOAT tensor of ones. */
    public static Tensor ones(long... shape) {
        return filled("ones", DataType.FLOAT, 1, shape);
    }

    /** Returns a FLOAT or DOUBLE tensor of ones. */
    public static Tensor ones(DataType type, long... shape) {
        return filled("ones", type, 1, shape);
    }

    /** Returns a FLOAT or DOUBLE tensor with this value in every element. */
    public static Tensor full(DataType type, double value, long... shape) {
        return filled("full", type, value, shape);
    }

    /** Returns zeros in the shape and type of x; for code that runs in FLOAT and in DOUBLE. */
    public static Tensor zerosLike(Tensor x) {
        return filled("zerosLike", x.dataType(), 0, x.shape());
    }

    /** Returns ones in the shape and type of x. */
    public static Tensor onesLike(Tensor x) {
        return filled("onesLike", x.dataType(), 1, x.shape());
    }

    /** Returns a tensor in the shape and type of x with this value in every element. */
    public static Tensor fullLike(Tensor x, double value) {
        return filled("fullLike", x.dataType(), value, x.shape());
    }

    /** Returns the FLOAT identity matrix (n, n): 1 on the diagonal, else 0. */
    public static Tensor eye(int n) {
        return eye(DataType.FLOAT, n, n);
    }

    /** Returns a FLOAT matrix with 1 on the main diagonal, else 0. */
    public static Tensor eye(int rows, int columns) {
        return eye(DataType.FLOAT, rows, columns);
    }

    /** Returns a FLOAT or DOUBLE matrix with 1 on the main diagonal, else 0. */
    public static Tensor eye(DataType type, int rows, int columns) {
        Shapes.requireNotEmpty("eye was given the", rows, columns);
        Shapes.size(rows, columns);
        return wrap(ArrayFactory.eye(rows, columns, DataTypeChecks.requireFloating("eye", type)));
    }

    /** Returns a FLOAT tensor of uniform random values from [0, 1), from this thread's {@link Randomness}. */
    public static Tensor randomUniform(long... shape) {
        Shapes.requireNotEmpty("randomUniform was given the", shape);
        RandomNumbers draws = Randomness.current().next("Tensor.randomUniform");
        return of(
                DataType.FLOAT,
                draws.fill(Shapes.size(shape), i -> Math.min(draws.uniform(i), Math.nextDown(1f))),
                shape);
    }

    /** Returns a FLOAT tensor of normal random values, mean 0 and variance 1, from this thread's {@link Randomness}. */
    public static Tensor randomNormal(long... shape) {
        Shapes.requireNotEmpty("randomNormal was given the", shape);
        RandomNumbers draws = Randomness.current().next("Tensor.randomNormal");
        return of(DataType.FLOAT, draws.fill(Shapes.size(shape), draws::normal), shape);
    }

    /** Returns the tensors joined along an axis; their shapes must agree in all other axes. */
    public static Tensor concat(int axis, Tensor... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("concat needs at least one tensor");
        }
        return new IndexingOps.Concat(parts[0].axis("concat", axis)).call(parts);
    }

    /** Returns the tensors, which must have equal shapes, joined along a new axis. */
    public static Tensor stack(int axis, Tensor... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("stack needs at least one tensor");
        }
        long[] shape = Shapes.expanded("stack", axis, parts[0].shape());
        Tensor[] layers = new Tensor[parts.length];
        for (int i = 0; i < layers.length; i++) {
            Shapes.requireSame("stack", parts[0].shape(), parts[i].shape());
            layers[i] = parts[i].reshape(shape);
        }
        return concat(axis, layers);
    }

    // --- reading

    /** Returns a copy of the elements as a contiguous, row-major ND4J array, which the caller may change. */
    public INDArray array() {
        return read(ArrayMemory::copyLasting);
    }

    /** Returns the sizes of the axes. */
    public long[] shape() {
        return array.shape().clone();
    }

    /** Returns the number of axes. */
    public int rank() {
        return array.rank();
    }

    /** Returns the size of an axis. */
    public long size(int axis) {
        return array.size(axis("size", axis));
    }

    /** Returns the number of elements. */
    public long length() {
        return array.length();
    }

    /** Returns FLOAT, DOUBLE or INT. */
    public DataType dataType() {
        return array.dataType();
    }

    /** Returns the elements in row-major order. */
    public float[] toFloatArray() {
        return dataType() == DataType.FLOAT
                ? read(ArrayIo::floats)
                : read(x -> ArrayIo.floats(ShapeKernels.cast(x, DataType.FLOAT)));
    }

    /** Returns the elements in row-major order. */
    public double[] toDoubleArray() {
        return read(ArrayIo::doubles);
    }

    /** Returns the labels or indices of an INT tensor, in row-major order. */
    public int[] toIntArray() {
        if (dataType() != DataType.INT32) {
            throw new IllegalArgumentException(
                    "toIntArray reads INT labels; this tensor is " + dataType() + ": make labels with ofLabels(...)");
        }
        return read(ArrayIo::ints);
    }

    /** Returns the value of a tensor with one element. */
    public double item() {
        if (length() != 1) {
            throw new ShapeException("item() needs a tensor with one element; the shape " + Shapes.text(shape())
                    + " has " + length() + ": reduce it first, with sum() or mean()");
        }
        return toDoubleArray()[0];
    }

    /**
     * Returns one element, for one index per axis: {@code x.get(2, 0)} of a matrix.
     *
     * <p>The value is a plain double, so no gradient flows through it; {@link #slice} and {@link #gather} are recorded.
     *
     * @throws ShapeException if the number of indices is not the rank, or an index is negative or too large
     */
    public double get(long... indices) {
        long position = Shapes.position(array.shape(), indices);
        return read(x -> ArrayIo.element(x, position));
    }

    /** Returns {@link #allClose(Tensor, double, double)} for NumPy's tolerances, 1e-5 and 1e-8. */
    public boolean allClose(Tensor y) {
        return allClose(y, 1e-5, 1e-8);
    }

    /**
     * Returns whether |x − y| ≤ atol + rtol·|y| for all elements. Equal infinities are close, NaN is close to nothing.
     *
     * <p>The types may differ. The shapes must not: NumPy would broadcast (3, 1) and (3) to nine comparisons.
     *
     * @throws ShapeException if the shapes differ
     */
    public boolean allClose(Tensor y, double rtol, double atol) {
        Arguments.requireNonNegative("rtol", rtol);
        Arguments.requireNonNegative("atol", atol);
        Shapes.requireSame("allClose", shape(), y.shape());
        double[] a = toDoubleArray();
        double[] b = y.toDoubleArray();
        return IntStream.range(0, a.length)
                .allMatch(i -> a[i] == b[i]
                        || (Math.abs(a[i] - b[i]) <= atol + rtol * Math.abs(b[i]) && Double.isFinite(b[i])));
    }

    /** Returns a copy that no tape connects to its source and no step ends. */
    public Tensor detach() {
        return new Tensor(read(ArrayMemory::copyLasting), null);
    }

    // --- arithmetic, broadcasting as NumPy does; scalars take the tensor's type

    /** Returns x + y. */
    public Tensor add(Tensor y) {
        return new ArithmeticOps.Add().call(this, y);
    }

    /** Returns x + y. */
    public Tensor add(double y) {
        return add(like(y));
    }

    /** Returns x − y. */
    public Tensor sub(Tensor y) {
        return new ArithmeticOps.Sub().call(this, y);
    }

    /** Returns x − y. */
    public Tensor sub(double y) {
        return sub(like(y));
    }

    /** Returns y − x, as in {@code p.subtractFrom(1)} for 1 − p. */
    public Tensor subtractFrom(double y) {
        return like(y).sub(this);
    }

    /** Returns x·y, element by element; {@link #matmul} is the product of matrices. */
    public Tensor mul(Tensor y) {
        return new ArithmeticOps.Mul().call(this, y);
    }

    /** Returns x·y. */
    public Tensor mul(double y) {
        return mul(like(y));
    }

    /** Returns x / y. */
    public Tensor div(Tensor y) {
        return new ArithmeticOps.Div().call(this, y);
    }

    /** Returns x / y. */
    public Tensor div(double y) {
        return div(like(y));
    }

    /** Returns 1 / x. */
    public Tensor reciprocal() {
        return like(1).div(this);
    }

    /** Returns the larger of x and y; where they are equal, each gets half the gradient. */
    public Tensor maximum(Tensor y) {
        return new ArithmeticOps.Maximum().call(this, y);
    }

    /** Returns the smaller of x and y; where they are equal, each gets half the gradient. */
    public Tensor minimum(Tensor y) {
        return new ArithmeticOps.Minimum().call(this, y);
    }

    /**
     * Returns x where the condition is not 0, else y; all three broadcast.
     *
     * <p>Only the chosen elements get a gradient; the condition is a constant. An element that was not chosen has no effect,
     * even if its value or its slope is infinite or NaN: an elementwise gradient is 0 where its upstream gradient is 0. A
     * sum mixes elements, so a NaN that enters a matrix product or a softmax reaches the gradients of its row.
     *
     * <pre>{@code
     * Tensor y = x.where(x.greater(0), x.mul(0.1));       // a leaky rectifier
     * }</pre>
     *
     * @param condition a mask in x's type, such as the result of {@link #greater}: 0 or another value; NaN gives NaN
     */
    public Tensor where(Tensor condition, Tensor y) {
        Objects.requireNonNull(condition, "where needs a condition, not null; pass a mask such as x.greater(0)");
        return new IndexingOps.Where().call(condition, this, y);
    }

    /** Returns x where the condition is not 0, else y. */
    public Tensor where(Tensor condition, double y) {
        return where(condition, like(y));
    }

    /** Returns 1 where x > y, else 0, also for NaN: a constant mask, for {@link #where}. */
    public Tensor greater(Tensor y) {
        return new PiecewiseConstantOps.Greater().call(this, y);
    }

    /** Returns 1 where x > y, else 0. */
    public Tensor greater(double y) {
        return greater(like(y));
    }

    /** Returns 1 where {@code x < y}, else 0, also for NaN: a constant mask, for {@link #where}. */
    public Tensor less(Tensor y) {
        return new PiecewiseConstantOps.Less().call(this, y);
    }

    /** Returns 1 where {@code x < y}, else 0. */
    public Tensor less(double y) {
        return less(like(y));
    }

    /** Returns −x. */
    public Tensor neg() {
        return mul(-1);
    }

    // --- elementwise functions

    /** Returns xᵖ. */
    public Tensor pow(double exponent) {
        return new ElementwiseOps.Pow(exponent).call(this);
    }

    /**
     * Returns xʸ. The gradients are g·y·xʸ⁻¹ and g·xʸ·ln x.
     *
     * <p>Both gradients are 0 where x = 0 and y = 0; the gradient of y is 0 where x = 0 and y > 0. Where {@code x < 0}, xʸ is
     * NaN unless y is an integer, and the gradient of y is NaN.
     */
    public Tensor pow(Tensor exponent) {
        return new ArithmeticOps.Pow().call(this, exponent);
    }

    /** Returns x². */
    public Tensor square() {
        return mul(this);
    }

    /** Returns eˣ. */
    public Tensor exp() {
        return new ElementwiseOps.Exp().call(this);
    }

    /** Returns ln x. */
    public Tensor log() {
        return new ElementwiseOps.Log().call(this);
    }

    /** Returns √x. */
    public Tensor sqrt() {
        return new ElementwiseOps.Sqrt().call(this);
    }

    /** Returns sin x, for x in radians. */
    public Tensor sin() {
        return new ElementwiseOps.Sin().call(this);
    }

    /** Returns cos x, for x in radians. */
    public Tensor cos() {
        return new ElementwiseOps.Cos().call(this);
    }

    /** Returns |x|, with derivative 0 at 0. */
    public Tensor abs() {
        return new ElementwiseOps.Abs().call(this);
    }

    /** Returns 1 where x > 0, −1 where {@code x < 0}, 0 at 0 and NaN for NaN: a constant, as a slope of |x|. */
    public Tensor sign() {
        return new PiecewiseConstantOps.Sign().call(this);
    }

    /** Returns min(max(x, low), high), with derivative 1 at both bounds. */
    public Tensor clamp(double low, double high) {
        return new ElementwiseOps.Clamp(low, high).call(this);
    }

    /** Returns erf x = 2/√π · ∫ exp(−t²) dt from 0 to x: the fraction of a normal distribution within ±x·√2. */
    public Tensor erf() {
        return new ElementwiseOps.Erf().call(this);
    }

    /** Returns ln(1 + eˣ), a smooth max(x, 0), without overflow and without loss of small results. */
    public Tensor softplus() {
        return new ElementwiseOps.Softplus().call(this);
    }

    /** Returns max(x, 0), with derivative 0 at 0. */
    public Tensor relu() {
        return leakyRelu(0);
    }

    /** Returns x where x > 0, else alpha·x; the derivative at 0 is alpha. */
    public Tensor leakyRelu(double alpha) {
        return new ElementwiseOps.LeakyRelu(alpha).call(this);
    }

    /** Returns 1 / (1 + e⁻ˣ). */
    public Tensor sigmoid() {
        return new ElementwiseOps.Sigmoid().call(this);
    }

    /** Returns tanh x. */
    public Tensor tanh() {
        return new ElementwiseOps.Tanh().call(this);
    }

    /** Returns the elements as FLOAT or DOUBLE; the gradient is cast back. */
    public Tensor cast(DataType type) {
        DataTypeChecks.requireFloating("cast", type);
        return type == dataType() ? this : new ElementwiseOps.Cast(type).call(this);
    }

    // --- reductions along axes; no axes mean all of them

    /** Returns the sum over these axes, without the axes. */
    public Tensor sum(int... axes) {
        return dropAxes(sumKeepDims(axes), axes);
    }

    /** Returns the sum over these axes, which keep size 1. */
    public Tensor sumKeepDims(int... axes) {
        return new ReductionOps.Sum(axes("sum", axes)).call(this);
    }

    /** Returns the mean over these axes, without the axes. */
    public Tensor mean(int... axes) {
        return dropAxes(meanKeepDims(axes), axes);
    }

    /** Returns the mean over these axes, which keep size 1. */
    public Tensor meanKeepDims(int... axes) {
        return new ReductionOps.Mean(axes("mean", axes)).call(this);
    }

    /** Returns the largest elements along these axes, without the axes; equal ones share the gradient equally. */
    public Tensor max(int... axes) {
        return dropAxes(maxKeepDims(axes), axes);
    }

    /** Returns the largest elements along these axes, which keep size 1. */
    public Tensor maxKeepDims(int... axes) {
        return new ReductionOps.Max(axes("max", axes)).call(this);
    }

    /** Returns the smallest elements along these axes, without the axes; equal ones share the gradient equally. */
    public Tensor min(int... axes) {
        return dropAxes(minKeepDims(axes), axes);
    }

    /** Returns the smallest elements along these axes, which keep size 1. */
    public Tensor minKeepDims(int... axes) {
        return neg().maxKeepDims(axes("min", axes)).neg();
    }

    /** Returns the biased variance over these axes, without the axes: Σ (x − mean)² / n, not n − 1. */
    public Tensor variance(int... axes) {
        return dropAxes(varianceKeepDims(axes), axes);
    }

    /** Returns the biased variance over these axes, which keep size 1. */
    public Tensor varianceKeepDims(int... axes) {
        int[] along = axes("variance", axes);
        Tensor variance = meanSquaredDistance(along);
        return Kernels.isFinite(variance.view())
                ? variance
                : wideVariance(along).cast(dataType());
    }

    /** Returns the biased standard deviation over these axes, √variance, without the axes. */
    public Tensor std(int... axes) {
        int[] along = axes("std", axes);
        Tensor variance = meanSquaredDistance(along);
        boolean finite = Kernels.isFinite(variance.view());
        return dropAxes(finite ? variance.sqrt() : wideVariance(along).sqrt().cast(dataType()), axes);
    }

    private Tensor meanSquaredDistance(int... axes) {
        Tensor distances = sub(meanKeepDims(axes));
        // The mean of values near 10⁷ is off by up to ½ in FLOAT; the mean distance shows by how much.
        return distances.sub(distances.meanKeepDims(axes)).square().meanKeepDims(axes);
    }

    /** In DOUBLE, at ten times the cost, because the square of a FLOAT above 1.8·10¹⁹ is infinite. */
    private Tensor wideVariance(int... axes) {
        return cast(DataType.DOUBLE).meanSquaredDistance(axes);
    }

    /** Returns log Σ exp(x) over these axes, without the axes, computed as max + log Σ exp(x − max). */
    public Tensor logSumExp(int... axes) {
        return dropAxes(logSumExpKeepDims(axes), axes);
    }

    /** Returns log Σ exp(x) over these axes, which keep size 1. */
    public Tensor logSumExpKeepDims(int... axes) {
        return new SoftmaxOps.LogSumExp(axes("logSumExp", axes)).call(this);
    }

    /** Returns exp(x) / Σ exp(x) along the last axis. */
    public Tensor softmax() {
        return new SoftmaxOps.Softmax().call(this);
    }

    /** Returns log softmax(x) along the last axis, with more precision than the logarithm of {@link #softmax}. */
    public Tensor logSoftmax() {
        return new SoftmaxOps.LogSoftmax().call(this);
    }

    /**
     * Returns the INT indices of the largest elements along an axis, without the axis: a constant.
     *
     * <p>Of equal elements the first counts. Where an element is NaN the index is −1, "no index": NumPy and PyTorch return the
     * index of the NaN, which then passes for a class.
     */
    public Tensor argMax(int axis) {
        return new PiecewiseConstantOps.ArgMax(axis("argMax", axis)).call(this);
    }

    /** Returns the INT indices of the smallest elements along an axis, without the axis: a constant. */
    public Tensor argMin(int axis) {
        return neg().argMax(axis("argMin", axis));
    }

    // --- matrix products

    /** Returns x·w: x (…, n, m), w (…, m, p), result (…, n, p); leading axes broadcast as in NumPy. */
    public Tensor matmul(Tensor w) {
        return new MatmulOps.Matmul().call(this, w);
    }

    /** Returns xᵀ·w: x (…, n, m), w (…, n, p), result (…, m, p); leading axes broadcast. */
    public Tensor transposeMatmul(Tensor w) {
        return new MatmulOps.TransposeMatmul().call(this, w);
    }

    /** Returns x·wᵀ: x (…, n, m), w (…, p, m), result (…, n, p); leading axes broadcast. */
    public Tensor matmulTranspose(Tensor w) {
        return new MatmulOps.MatmulTranspose().call(this, w);
    }

    // --- images (n, channels, height, width), and a window that slides over them

    /** Returns x ⋆ w, the cross-correlation with kernels w (out, channels, size, size): (n, out, …). */
    public Tensor conv2d(Tensor w, Window window) {
        return new ConvolutionOps.Conv2d(window).call(this, w);
    }

    /** Returns the largest element in the window at each position; equal ones share the gradient equally. */
    public Tensor maxPool2d(Window window) {
        return new PoolingOps.MaxPool2d(ImageShapeChecks.requirePixels("maxPool2d", window)).call(this);
    }

    /** Returns the mean over the window at each position, zeros of the padding included. */
    public Tensor avgPool2d(Window window) {
        return new PoolingOps.AvgPool2d(ImageShapeChecks.requirePixels("avgPool2d", window)).call(this);
    }

    // --- shapes and indices

    /** Returns the elements, in row-major order, in another shape of the same size; one axis may be −1, the rest. */
    public Tensor reshape(long... shape) {
        return new ShapeOps.Reshape(Shapes.inferred(shape(), shape)).call(this);
    }

    /** Joins all axes but the first: (n, …) becomes (n, m). */
    public Tensor flatten() {
        return reshape(array.size(axis("flatten", 0)), -1);
    }

    /** Returns the tensor with a new axis of size 1 at this position: (n) becomes (n, 1) for −1, (1, n) for 0. */
    public Tensor expandDims(int axis) {
        return reshape(Shapes.expanded("expandDims", axis, shape()));
    }

    /** Returns the tensor without these axes, which must have size 1; no axes mean all axes of size 1. */
    public Tensor squeeze(int... axes) {
        return reshape(Shapes.squeezed(shape(), axes));
    }

    /** Returns the tensor with its axes in reverse order; for a matrix, the transpose. */
    public Tensor transpose() {
        return transpose(
                IntStream.range(0, rank()).map(axis -> rank() - 1 - axis).toArray());
    }

    /** Returns the tensor with its axes in this order: a permutation of all of them. */
    public Tensor transpose(int... permutation) {
        int[] axes = Shapes.permutation(shape(), permutation);
        return new ShapeOps.Transpose(axes).call(this);
    }

    /** Returns the tensor repeated along new leading axes and axes of size 1, in this shape. */
    public Tensor broadcastTo(long... shape) {
        return new ShapeOps.BroadcastTo(shape.clone()).call(this);
    }

    /** Returns the part with indices from {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    public Tensor slice(int axis, long from, long to) {
        return new IndexingOps.Slice(axis("slice", axis), from, to).call(this);
    }

    /** Returns the slices of axis 0 with these indices, in this order: (n, …) becomes (k, …). */
    public Tensor gather(int... indices) {
        return new IndexingOps.Gather(0, indices.clone()).call(this);
    }

    /**
     * Returns the slices with these INT indices along an axis, as NumPy's {@code take}. The shape of the indices replaces
     * the axis: indices (k) take (n, m) along axis 1 to (n, k).
     *
     * <p>An index may occur several times; the gradient of its slice is the sum over its places.
     *
     * <pre>{@code
     * Tensor columns = x.gather(1, Tensor.ofLabels(2, 0, 2));
     * }</pre>
     */
    public Tensor gather(int axis, Tensor indices) {
        int along = axis("gather", axis);
        Tensor slices = new IndexingOps.Gather(along, indices.toIntArray()).call(this);
        return indices.rank() == 1 ? slices : slices.reshape(Shapes.replaced(shape(), along, indices.shape()));
    }

    // --- for the library

    /** Returns a tensor of a new array of the array layer; the tensor ends with the open step, if there is one. */
    static Tensor wrap(INDArray array) {
        return new Tensor(array, StepScope.current());
    }

    /** Throws an {@link IllegalStateException} if the {@link StepScope} of this tensor has ended. */
    public final void requireOpen() {
        view();
    }

    /** Returns the array itself; callers must not change it or keep it past the step. */
    final INDArray view() {
        if (step != null) {
            step.requireOpen(this);
        }
        return ArrayMemory.requireOpen(array);
    }

    /** Reads the elements, and checks that no other thread has ended the step meanwhile. */
    private <T> T read(Function<INDArray, T> reader) {
        T values = reader.apply(view());
        VarHandle.loadLoadFence(); // the values first, then whether the step is open
        view();
        return values;
    }

    /** Replaces the array: for {@link Variable}. */
    final void replaceArray(INDArray replacement) {
        array = replacement;
    }

    /** Returns the name of this tensor in messages: "tensor" and its shape. */
    String kind() {
        return "tensor " + Shapes.text(array.shape());
    }

    @Override
    public String toString() {
        String head = dataType() + " " + kind();
        return step == null || step.isOpen() ? head + "\n" + view() : head + ", ended with " + step;
    }

    private static Tensor filled(String operation, DataType type, double value, long... shape) {
        Shapes.requireNotEmpty(operation + " was given the", shape);
        Shapes.size(shape);
        return wrap(ArrayFactory.fill(value, DataTypeChecks.requireFloating(operation, type), shape));
    }

    private static Tensor ofNestedDoubles(DataType type, Object values) {
        long[] shape = NestedArrays.shape(values);
        return of(type, (double[]) NestedArrays.flatten(values, shape), shape);
    }

    private static Tensor ofNestedFloats(Object values) {
        long[] shape = NestedArrays.shape(values);
        return of((float[]) NestedArrays.flatten(values, shape), shape);
    }

    private Tensor like(double value) {
        return scalar(dataType() == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT, value);
    }

    private int axis(String operation, int axis) {
        return Shapes.axis(operation, array.shape(), axis);
    }

    private int[] axes(String operation, int... axes) {
        return Shapes.axes(operation, array.shape(), axes);
    }

    private Tensor dropAxes(Tensor reduced, int... axes) {
        return reduced.reshape(Shapes.without(array.shape(), axes("", axes)));
    }

    private static INDArray allocate(DataType type, long length, long... shape) {
        Shapes.requireNotEmpty("of was given the", shape);
        if (Shapes.size(shape) != length) {
            throw new ShapeException("of was given " + length + " values for the shape " + Shapes.text(shape)
                    + ", which holds " + Shapes.size(shape));
        }
        return ArrayMemory.allocate(type, shape);
    }
}
