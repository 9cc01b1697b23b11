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
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An n-dimensional array of numbers that takes part in differentiation; immutable for its users.
 *
 * <p>Every operation below is differentiable and returns a new tensor; a {@link GradientTape} that is recording takes
 * note of it. Tensors are FLOAT unless made otherwise; INT is for labels and indices only. Two tensors are equal only
 * if they are the same object: gradients are asked of objects, not of numbers.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});
 * Tensor y = x.matmul(x).add(1).relu().sum();        // a scalar
 * double number = y.item();
 * }</pre>
 *
 * <p>Axes count from 0; negative ones from the end. A tensor made inside a {@link StepScope} ends with it.
 */
public class Tensor {

    private INDArray array;
    private final @Nullable StepScope step;

    Tensor(INDArray array, @Nullable StepScope step) {
        this.array = array;
        this.step = step;
    }

    // --- making tensors

    /** Returns a FLOAT vector with these numbers. */
    public static Tensor of(double... values) {
        return of(DataType.FLOAT, values, values.length);
    }

    /** Returns a FLOAT vector with these numbers. */
    public static Tensor of(float... values) {
        return of(values, values.length);
    }

    /** Returns a FLOAT matrix with these rows, which must be equally long. */
    public static Tensor of(double[][] rows) {
        return of(DataType.FLOAT, rows);
    }

    /** Returns a FLOAT tensor of this shape with these numbers, in row-major order. */
    public static Tensor of(float[] data, long... shape) {
        return wrap(ArrayIo.write(data, allocate(DataType.FLOAT, data.length, shape)));
    }

    /** Returns a FLOAT or DOUBLE vector with these numbers. */
    public static Tensor of(DataType type, double... values) {
        return of(type, values, values.length);
    }

    /** Returns a FLOAT or DOUBLE tensor of this shape with these numbers, in row-major order. */
    public static Tensor of(DataType type, double[] data, long... shape) {
        return wrap(ArrayIo.write(data, allocate(DataTypes.requireFloating("of", type), data.length, shape)));
    }

    /** Returns a FLOAT or DOUBLE matrix with these rows, which must be equally long. */
    public static Tensor of(DataType type, double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (double[] row : rows) {
            if (row.length != columns) {
                throw new ShapeException("of(rows) needs rows of equal length, but the first has " + columns
                        + " numbers and another " + row.length);
            }
        }
        double[] data = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return of(type, data, rows.length, columns);
    }

    /** Returns a tensor with a copy of an ND4J array of any layout; FLOAT, DOUBLE and INT keep their type. */
    public static Tensor of(INDArray array) {
        Shapes.requireNotEmpty("of(INDArray) was given the", array);
        DataTypes.requireKnown(array.dataType());
        return wrap(ArrayMemory.copy(array));
    }

    /**
     * Returns a FLOAT matrix of this size whose rows are written one by one, many of them on several threads at once.
     *
     * <p>A writer that draws at random takes its {@link RandomNumbers} before, and draws by the row's number: rows come in any
     * order, so {@link Randomness#current()} is refused inside.
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

    /** Returns a copy of a tensor, of another thread or an enclosing step perhaps, that belongs to the step open here. */
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
        return full(type, value);
    }

    /** Returns a FLOAT tensor of zeros. */
    public static Tensor zeros(long... shape) {
        Shapes.requireNotEmpty("zeros was given the", shape);
        return full(DataType.FLOAT, 0, shape);
    }

    /** Returns a FLOAT tensor of ones. */
    public static Tensor ones(long... shape) {
        Shapes.requireNotEmpty("ones was given the", shape);
        return full(DataType.FLOAT, 1, shape);
    }

    /** Returns a FLOAT or DOUBLE tensor with the same number everywhere. */
    public static Tensor full(DataType type, double value, long... shape) {
        Shapes.requireNotEmpty("full was given the", shape);
        return wrap(ArrayFactory.fill(value, DataTypes.requireFloating("full", type), shape));
    }

    /** Returns a FLOAT tensor of numbers from [0, 1), drawn from this thread's {@link Randomness}. */
    public static Tensor randomUniform(long... shape) {
        Shapes.requireNotEmpty("randomUniform was given the", shape);
        RandomNumbers draws = Randomness.current().next("Tensor.randomUniform");
        return of(
                DataType.FLOAT,
                draws.fill(Shapes.size(shape), i -> Math.min(draws.uniform(i), Math.nextDown(1f))),
                shape);
    }

    /** Returns a FLOAT tensor of numbers from N(0, 1), drawn from this thread's {@link Randomness}. */
    public static Tensor randomNormal(long... shape) {
        Shapes.requireNotEmpty("randomNormal was given the", shape);
        RandomNumbers draws = Randomness.current().next("Tensor.randomNormal");
        return of(DataType.FLOAT, draws.fill(Shapes.size(shape), draws::normal), shape);
    }

    /** Returns the tensors one after the other along an axis in which alone they may differ. */
    public static Tensor concat(int axis, Tensor... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("concat needs at least one tensor");
        }
        return new ShapeOps.Concat(parts[0].axis("concat", axis)).call(parts);
    }

    /** Returns the tensors, which must have one shape, one after the other along a new axis. */
    public static Tensor stack(int axis, Tensor... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("stack needs at least one tensor");
        }
        long[] shape = Shapes.stacked(axis, parts[0].shape());
        Tensor[] layers = new Tensor[parts.length];
        for (int i = 0; i < layers.length; i++) {
            Shapes.requireSame("stack", parts[0].shape(), parts[i].shape());
            layers[i] = parts[i].reshape(shape);
        }
        return concat(axis, layers);
    }

    // --- looking at tensors

    /** Returns a copy of the numbers as a contiguous, row-major ND4J array, which is the caller's own. */
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

    /** Returns the numbers in row-major order. */
    public float[] toFloatArray() {
        return dataType() == DataType.FLOAT
                ? read(ArrayIo::floats)
                : read(x -> ArrayIo.floats(ShapeKernels.cast(x, DataType.FLOAT)));
    }

    /** Returns the numbers in row-major order. */
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

    /** Returns the number of a tensor that has only one. */
    public double item() {
        if (length() != 1) {
            throw new ShapeException("item() needs a tensor with one element; the shape " + Shapes.text(shape())
                    + " has " + length() + ": reduce it first, with sum() or mean()");
        }
        return toDoubleArray()[0];
    }

    /** Returns a copy with the same numbers that no tape connects to anything and no step ends. */
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

    /** Returns the larger of x and y; where they are equal, both get half the gradient. */
    public Tensor maximum(Tensor y) {
        return new ArithmeticOps.Maximum().call(this, y);
    }

    /** Returns the smaller of x and y; where they are equal, both get half the gradient. */
    public Tensor minimum(Tensor y) {
        return new ArithmeticOps.Minimum().call(this, y);
    }

    /**
     * Returns x where the condition is not 0, else y; all three broadcast.
     *
     * <p>Only what was chosen gets a gradient, and the condition, a constant, gets none. A NaN in what was not chosen does
     * no harm; but a slope there that is infinite does, on its way back (0·∞), as of √x at 0: give the root a
     * {@link #clamp}.
     *
     * <pre>{@code
     * Tensor y = x.where(x.greater(0), x.mul(0.1));       // a leaky rectifier
     * }</pre>
     *
     * @param condition zeros and other numbers, in x's type, as {@link #greater} makes them; NaN gives NaN
     */
    public Tensor where(Tensor condition, Tensor y) {
        DataTypes.requireSame("where", this, condition);
        // A variable may be assigned to before the gradient is taken, which still needs its numbers.
        Tensor constant = condition instanceof Variable ? of(condition) : condition;
        return new ArithmeticOps.Where(constant).call(this, y);
    }

    /** Returns x where the condition is not 0, else y. */
    public Tensor where(Tensor condition, double y) {
        return where(condition, like(y));
    }

    /** Returns 1 where x > y, else 0, also for NaN: a constant, as a condition of {@link #where}. */
    public Tensor greater(Tensor y) {
        return compared("greater", y, (a, b) -> a > b ? 1 : 0);
    }

    /** Returns 1 where x > y, else 0. */
    public Tensor greater(double y) {
        return greater(like(y));
    }

    /** Returns 1 where {@code x < y}, else 0, also for NaN: a constant, as a condition of {@link #where}. */
    public Tensor less(Tensor y) {
        return compared("less", y, (a, b) -> a < b ? 1 : 0);
    }

    /** Returns 1 where {@code x < y}, else 0. */
    public Tensor less(double y) {
        return less(like(y));
    }

    /** Returns −x. */
    public Tensor neg() {
        return mul(-1);
    }

    // --- functions of each number

    /** Returns xᵖ. */
    public Tensor pow(double exponent) {
        return new ElementwiseOps.Pow(exponent).call(this);
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

    /** Returns |x|, with derivative 0 at 0. */
    public Tensor abs() {
        return new ElementwiseOps.Abs().call(this);
    }

    /** Returns x, but no less than {@code low} and no more than {@code high}, with derivative 1 at both. */
    public Tensor clamp(double low, double high) {
        return new ElementwiseOps.Clamp(low, high).call(this);
    }

    /** Returns erf x = 2/√π · ∫ exp(−t²) dt from 0 to x: of a normal distribution, the share within ±x·√2. */
    public Tensor erf() {
        return new ElementwiseOps.Erf().call(this);
    }

    /** Returns ln(1 + eˣ), a smooth max(x, 0), computed so that it neither overflows nor loses small results. */
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

    /**
     * Returns a function of each number as a constant, which no tape connects to this tensor: a mask or a slope.
     *
     * <p>Right only for functions whose derivative is 0 wherever they have one, such as {@code v -> v > 0 ? 1 : 0}.
     */
    public Tensor mask(DoubleUnaryOperator piecewiseConstant) {
        return wrap(Kernels.map(view(), piecewiseConstant));
    }

    /** Returns the numbers as FLOAT or DOUBLE; the gradient is cast back. */
    public Tensor cast(DataType type) {
        DataTypes.requireFloating("cast", type);
        if (dataType() == DataType.INT32) {
            return wrap(ShapeKernels.cast(view(), type)); // labels have no gradient
        }
        return type == dataType() ? this : new ElementwiseOps.Cast(type).call(this);
    }

    // --- along axes; no axes means all of them

    /** Returns the sum over these axes, without them. */
    public Tensor sum(int... axes) {
        return dropAxes(sumKeepDims(axes), axes);
    }

    /** Returns the sum over these axes, which keep size 1. */
    public Tensor sumKeepDims(int... axes) {
        return new ReductionOps.Sum(axes("sum", axes)).call(this);
    }

    /** Returns the mean over these axes, without them. */
    public Tensor mean(int... axes) {
        return dropAxes(meanKeepDims(axes), axes);
    }

    /** Returns the mean over these axes, which keep size 1. */
    public Tensor meanKeepDims(int... axes) {
        Tensor sum = sumKeepDims(axes("mean", axes));
        return sum.div((double) length() / sum.length());
    }

    /** Returns the largest along these axes, without them; equal largest ones share the gradient equally. */
    public Tensor max(int... axes) {
        return dropAxes(maxKeepDims(axes), axes);
    }

    /** Returns the largest along these axes, which keep size 1. */
    public Tensor maxKeepDims(int... axes) {
        return new ReductionOps.Max(axes("max", axes)).call(this);
    }

    /** Returns the smallest along these axes, without them; equal smallest ones share the gradient equally. */
    public Tensor min(int... axes) {
        return dropAxes(minKeepDims(axes), axes);
    }

    /** Returns the smallest along these axes, which keep size 1. */
    public Tensor minKeepDims(int... axes) {
        return neg().maxKeepDims(axes("min", axes)).neg();
    }

    /** Returns the mean square distance from the mean over these axes, without them: Σ (x − mean)² / n, not n − 1. */
    public Tensor variance(int... axes) {
        return dropAxes(varianceKeepDims(axes), axes);
    }

    /** Returns the mean square distance from the mean over these axes, which keep size 1. */
    public Tensor varianceKeepDims(int... axes) {
        int[] along = axes("variance", axes);
        return sub(meanKeepDims(along)).square().meanKeepDims(along);
    }

    /** Returns log Σ exp(x) over these axes, without them, computed as max + log Σ exp(x − max). */
    public Tensor logSumExp(int... axes) {
        return dropAxes(logSumExpKeepDims(axes), axes);
    }

    /** Returns log Σ exp(x) over these axes, which keep size 1. */
    public Tensor logSumExpKeepDims(int... axes) {
        int[] along = axes("logSumExp", axes);
        Tensor max = wrap(Kernels.max(view(), along));
        if (DoubleStream.of(max.toDoubleArray()).anyMatch(largest -> largest == Double.NEGATIVE_INFINITY)) {
            // Where all are −∞ the sum is 0, and the logarithm's infinite slope times their 0 would be NaN.
            Tensor isAny = max.mask(largest -> largest == Double.NEGATIVE_INFINITY ? 0 : 1);
            return where(isAny, 0).logSumExpKeepDims(along).where(isAny, Double.NEGATIVE_INFINITY);
        }
        Tensor shift = finite(max);
        return sub(shift).exp().sumKeepDims(along).log().add(shift);
    }

    /** Returns exp(x) / Σ exp(x) along the last axis. */
    public Tensor softmax() {
        axis("softmax", -1);
        return new ReductionOps.Softmax().call(this);
    }

    /** Returns log softmax(x) along the last axis, without the loss of precision of taking the logarithm after. */
    public Tensor logSoftmax() {
        // Shifted first: beside a large maximum the logarithm of the sum would be rounded away.
        int last = axis("logSoftmax", -1);
        Tensor shifted = sub(finite(wrap(Kernels.max(view(), last))));
        return shifted.sub(shifted.logSumExpKeepDims(last));
    }

    /** Returns the INT indices of the largest numbers along an axis, without it; not differentiable, so a constant. */
    public Tensor argMax(int axis) {
        int along = axis("argMax", axis);
        return wrap(Kernels.argMax(view(), along));
    }

    // --- products of matrices

    /** Returns x·w: x (…, n, m), w (…, m, p), result (…, n, p); the axes in front broadcast as in NumPy. */
    public Tensor matmul(Tensor w) {
        return new MatmulOps.Matmul().call(this, w);
    }

    /** Returns xᵀ·w: x (…, n, m), w (…, n, p), result (…, m, p); the axes in front broadcast. */
    public Tensor transposeMatmul(Tensor w) {
        return new MatmulOps.TransposeMatmul().call(this, w);
    }

    /** Returns x·wᵀ: x (…, n, m), w (…, p, m), result (…, n, p); the axes in front broadcast. */
    public Tensor matmulTranspose(Tensor w) {
        return new MatmulOps.MatmulTranspose().call(this, w);
    }

    // --- images (n, channels, height, width), and a window that slides over them

    /** Returns x ⋆ w, the cross-correlation with kernels w (out, channels, size, size): (n, out, …). */
    public Tensor conv2d(Tensor w, Window window) {
        return new ConvolutionOps.Conv2d(window).call(this, w);
    }

    /** Returns the largest that the window sees at each position; equal largest ones share the gradient equally. */
    public Tensor maxPool2d(Window window) {
        return new PoolingOps.MaxPool2d(ImageShapes.requirePixels("maxPool2d", window)).call(this);
    }

    /** Returns the mean of what the window sees at each position, zeros of the padding included. */
    public Tensor avgPool2d(Window window) {
        return new PoolingOps.AvgPool2d(ImageShapes.requirePixels("avgPool2d", window)).call(this);
    }

    // --- other shapes

    /** Returns the numbers, in row-major order, in another shape of the same size; one axis may be −1: "the rest". */
    public Tensor reshape(long... shape) {
        return new ShapeOps.Reshape(Shapes.inferred(shape(), shape)).call(this);
    }

    /** Returns all but the first axis joined into one: (n, …) becomes (n, m). */
    public Tensor flatten() {
        return reshape(array.size(axis("flatten", 0)), -1);
    }

    /** Returns the tensor with its axes in reverse order; a matrix transposed. */
    public Tensor transpose() {
        return transpose(
                IntStream.range(0, rank()).map(axis -> rank() - 1 - axis).toArray());
    }

    /** Returns the tensor with its axes in this order: a permutation of all of them. */
    public Tensor transpose(int... permutation) {
        int[] axes = Shapes.permutation(shape(), permutation);
        return new ShapeOps.Transpose(axes).call(this);
    }

    /** Returns the tensor repeated along new axes in front and axes of size 1, so as to have this shape. */
    public Tensor broadcastTo(long... shape) {
        return new ShapeOps.BroadcastTo(shape.clone()).call(this);
    }

    /** Returns the part with indices from {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    public Tensor slice(int axis, long from, long to) {
        return new ShapeOps.Slice(axis("slice", axis), from, to).call(this);
    }

    /** Returns the slices of axis 0 with these indices, in this order: (n, …) becomes (k, …). */
    public Tensor gather(int... indices) {
        return new ShapeOps.Gather(indices.clone()).call(this);
    }

    // --- for the library

    /** Returns a tensor of a fresh array of the array layer's; it ends with the open step, if there is one. */
    static Tensor wrap(INDArray array) {
        return new Tensor(array, StepScope.current());
    }

    /** Returns the array itself, which nobody may change or keep past the step. */
    final INDArray view() {
        if (step != null) {
            step.requireOpen(this);
        }
        return ArrayMemory.requireOpen(array);
    }

    /** Reads the numbers, and makes sure that no other thread has ended the step meanwhile. */
    private <T> T read(Function<INDArray, T> reader) {
        T numbers = reader.apply(view());
        VarHandle.loadLoadFence(); // the numbers first, then whether the step is open
        view();
        return numbers;
    }

    /** Puts another array in the place of this one's: for {@link Variable}. */
    final void replaceArray(INDArray replacement) {
        array = replacement;
    }

    /** Returns what messages call this: a tensor and its shape. */
    String kind() {
        return "tensor " + Shapes.text(array.shape());
    }

    @Override
    public String toString() {
        String head = dataType() + " " + kind();
        return step == null || step.isOpen() ? head + "\n" + view() : head + ", ended with " + step;
    }

    private Tensor like(double value) {
        return scalar(dataType() == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT, value);
    }

    private Tensor compared(String operation, Tensor y, DoubleBinaryOperator comparison) {
        DataTypes.requireFloating(operation, dataType());
        DataTypes.requireSame(operation, this, y);
        Shapes.broadcast(operation, shape(), y.shape());
        return wrap(Kernels.map(view(), y.view(), comparison));
    }

    private int axis(String operation, int axis) {
        return Shapes.axis(operation, array.shape(), axis);
    }

    private int[] axes(String operation, int... axes) {
        return Shapes.axes(operation, array.shape(), axes);
    }

    /** The largest numbers as constants to shift by: any finite shift would do, and ∞ − ∞ would be NaN. */
    private static Tensor finite(Tensor max) {
        return max.mask(largest -> Double.isInfinite(largest) ? 0 : largest);
    }

    private Tensor dropAxes(Tensor reduced, int... axes) {
        return reduced.reshape(Shapes.without(array.shape(), axes("", axes)));
    }

    private static INDArray allocate(DataType type, long length, long... shape) {
        Shapes.requireNotEmpty("of was given the", shape);
        if (Shapes.size(shape) != length) {
            throw new ShapeException("of was given " + length + " numbers for the shape " + Shapes.text(shape)
                    + ", which holds " + Shapes.size(shape));
        }
        return ArrayMemory.allocate(type, shape);
    }
}
