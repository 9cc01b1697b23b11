package io.beras.core.arrays;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything the library computes on arrays, products aside: contiguous row-major arrays in, new ones out.
 *
 * <p>FLOAT goes to Java loops over chunks of the array, DOUBLE to ND4J's operations ({@link KernelSelection} can send FLOAT there
 * too). Two operands broadcast as in NumPy; the caller has checked that they can. NaN and infinities follow IEEE 754: no
 * operation here swallows a NaN.
 */
public final class Kernels {

    /** The coefficient of x³ in {@link #tanhGelu}. */
    public static final double TANH_GELU_CUBE = ReferenceActivations.CUBE;

    private static final ReferenceKernels PLAIN = new ReferenceKernels();
    private static final ReferenceKernels FAST = new FloatKernels();

    private Kernels() {}

    // --- one number from two, broadcasting

    /** x + y. */
    public static INDArray add(INDArray x, INDArray y) {
        return kernels(x).add(x, y);
    }

    /** x − y. */
    public static INDArray subtract(INDArray x, INDArray y) {
        return kernels(x).subtract(x, y);
    }

    /** x·y. */
    public static INDArray multiply(INDArray x, INDArray y) {
        return kernels(x).multiply(x, y);
    }

    /** x / y. */
    public static INDArray divide(INDArray x, INDArray y) {
        return kernels(x).divide(x, y);
    }

    /** Adds y, broadcast, to x itself: for an array that its maker has not handed out yet. */
    public static INDArray addInPlace(INDArray x, INDArray y) {
        return kernels(x).addInPlace(x, y);
    }

    /** Subtracts y from x itself: for a variable, which alone changes in place. */
    public static INDArray subtractInPlace(INDArray x, INDArray y) {
        return kernels(x).subtractInPlace(x, y);
    }

    /** The larger of x and y; NaN where one of them is NaN. */
    public static INDArray maximum(INDArray x, INDArray y) {
        return kernels(x).maximum(x, y);
    }

    /** The smaller of x and y; NaN where one of them is NaN. */
    public static INDArray minimum(INDArray x, INDArray y) {
        return kernels(x).minimum(x, y);
    }

    /** x where the condition is not 0, else y, all three broadcast; NaN where the condition is. */
    public static INDArray where(INDArray condition, INDArray x, INDArray y) {
        return kernels(x).where(condition, x, y);
    }

    /** Any function of two broadcast operands, in a Java loop: for what is rare. */
    public static INDArray map(INDArray x, INDArray y, DoubleBinaryOperator function) {
        return PLAIN.map(x, y, function);
    }

    // --- one number from one

    /** eˣ. */
    public static INDArray exp(INDArray x) {
        return kernels(x).exp(x);
    }

    /** ln x. */
    public static INDArray log(INDArray x) {
        return kernels(x).log(x);
    }

    /** √x. */
    public static INDArray sqrt(INDArray x) {
        return kernels(x).sqrt(x);
    }

    /** |x|. */
    public static INDArray abs(INDArray x) {
        return kernels(x).abs(x);
    }

    /** 1 / (1 + e⁻ˣ). */
    public static INDArray sigmoid(INDArray x) {
        return kernels(x).sigmoid(x);
    }

    /** tanh x. */
    public static INDArray tanh(INDArray x) {
        return kernels(x).tanh(x);
    }

    /** 2/√π · ∫ exp(−t²) dt from 0 to x. */
    public static INDArray erf(INDArray x) {
        return kernels(x).erf(x);
    }

    /** ln(1 + eˣ). */
    public static INDArray softplus(INDArray x) {
        return kernels(x).softplus(x);
    }

    /** x, but no less than {@code low} and no more than {@code high}. */
    public static INDArray clamp(INDArray x, double low, double high) {
        return kernels(x).clamp(x, low, high);
    }

    /** x to the power of a number. */
    public static INDArray power(INDArray x, double exponent) {
        return kernels(x).power(x, exponent);
    }

    /** x where x > 0, else alpha·x. */
    public static INDArray leakyRelu(INDArray x, double alpha) {
        return kernels(x).leakyRelu(x, alpha);
    }

    /** The derivative of {@link #leakyRelu}: 1 where x > 0, else alpha; a NaN stays one, to be seen. */
    public static double leakyReluSlope(double x, double alpha) {
        if (x > 0) {
            return 1;
        }
        return x <= 0 ? alpha : x;
    }

    /** x·Φ(x), with Φ(x) = (1 + erf(x/√2)) / 2, the share of a normal distribution below x. */
    public static INDArray gelu(INDArray x) {
        return kernels(x).gelu(x);
    }

    /** x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2. */
    public static INDArray tanhGelu(INDArray x) {
        return kernels(x).tanhGelu(x);
    }

    /** x·sigmoid(x). */
    public static INDArray silu(INDArray x) {
        return kernels(x).silu(x);
    }

    /** x where x > 0, else alpha·(eˣ − 1). */
    public static INDArray elu(INDArray x, double alpha) {
        return kernels(x).elu(x, alpha);
    }

    /** Any function of one number, in a Java loop: for what is rare. */
    public static INDArray map(INDArray x, DoubleUnaryOperator function) {
        return PLAIN.map(x, function);
    }

    // --- gradients in one pass, for the upstream g

    /** g·(x > 0 ? 1 : alpha). */
    public static INDArray leakyReluGradient(INDArray g, INDArray x, double alpha) {
        return kernels(x).leakyReluGradient(g, x, alpha);
    }

    /** g·y·(1 − y), for y = sigmoid(x). */
    public static INDArray sigmoidGradient(INDArray g, INDArray y) {
        return kernels(y).sigmoidGradient(g, y);
    }

    /** g·(1 − y²), for y = tanh(x). */
    public static INDArray tanhGradient(INDArray g, INDArray y) {
        return kernels(y).tanhGradient(g, y);
    }

    /** g times the derivative of {@link #gelu}. */
    public static INDArray geluGradient(INDArray g, INDArray x) {
        return kernels(x).geluGradient(g, x);
    }

    /** g times the derivative of {@link #tanhGelu}. */
    public static INDArray tanhGeluGradient(INDArray g, INDArray x) {
        return kernels(x).tanhGeluGradient(g, x);
    }

    /** g times the derivative of {@link #silu}. */
    public static INDArray siluGradient(INDArray g, INDArray x) {
        return kernels(x).siluGradient(g, x);
    }

    /** g·(x > 0 ? 1 : alpha·eˣ). */
    public static INDArray eluGradient(INDArray g, INDArray x, double alpha) {
        return kernels(x).eluGradient(g, x, alpha);
    }

    /** y·(g − Σ g·y) along the last axis, for y = softmax(x). */
    public static INDArray softmaxGradient(INDArray g, INDArray y) {
        return kernels(y).softmaxGradient(g, y);
    }

    /** −y·log p for log-probabilities; 0 where y = 0, for 0·(−∞) would be NaN. */
    public static INDArray crossEntropy(INDArray logarithms, INDArray y) {
        return kernels(y).crossEntropy(logarithms, y);
    }

    /** −y / p where p ≥ smallest, else 0: the gradient of −y·ln max(p, smallest) by p. */
    public static INDArray crossEntropyGradient(INDArray p, INDArray y, double smallest) {
        return kernels(p).crossEntropyGradient(p, y, smallest);
    }

    /** (Σ y)·softmax(x) − y along the last axis: the gradient of −Σ y·log softmax(x) by x. */
    public static INDArray softmaxCrossEntropyGradient(INDArray x, INDArray y) {
        return kernels(x).softmaxCrossEntropyGradient(x, y);
    }

    // --- along axes; a reduced axis stays, with size 1

    /** The sum along the axes. */
    public static INDArray sum(INDArray x, int... axes) {
        return kernels(x).sum(x, axes);
    }

    /** The largest along the axes; NaN where one of them is NaN. */
    public static INDArray max(INDArray x, int... axes) {
        return kernels(x).max(x, axes);
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
        return ArrayIo.write(indices, ArrayMemory.allocate(DataType.INT32, shape));
    }

    /** exp(x − max) / Σ exp(x − max) along the last axis. */
    public static INDArray softmax(INDArray x) {
        return kernels(x).softmax(x);
    }

    /** x − max − log Σ exp(x − max) along the last axis. */
    public static INDArray logSoftmax(INDArray x) {
        return kernels(x).logSoftmax(x);
    }

    /** x repeated along new axes in front, and along axes of size 1. */
    public static INDArray broadcastTo(INDArray x, long... shape) {
        return kernels(x).broadcastTo(x, shape);
    }

    /** Runs an optimizer's loop over a FLOAT variable, its gradient and what is remembered of it, all of one shape. */
    public static void update(UpdateLoop loop, INDArray w, INDArray g, INDArray... state) {
        OptimizerUpdates.run(loop, w, g, state);
    }

    /** Returns how many threads share a large kernel, the caller included. */
    public static int threads() {
        return KernelThreads.shared().threads();
    }

    // --- numbers in

    /** An array of a shape with this number everywhere; without a shape, a scalar. */
    public static INDArray fill(double value, DataType type, long... shape) {
        INDArray y = ArrayMemory.allocate(type, shape);
        if (y.length() == 1) {
            return ArrayIo.write(new double[] {value}, y);
        }
        return type == DataType.FLOAT ? Chunks.fill((float) value, y) : y.assign(value);
    }

    /** An array with these numbers, in row-major order. */
    public static INDArray of(double[] values, DataType type, long... shape) {
        return ArrayIo.write(values, ArrayMemory.allocate(type, shape));
    }

    /** A FLOAT matrix whose rows are written one by one, many of them on several threads. */
    public static INDArray ofRows(int rows, int columns, RowWriter writer) {
        return Chunks.writeRows(writer, columns, ArrayMemory.allocate(DataType.FLOAT, rows, columns));
    }

    /** Rows with a 1 where each label says, and 0 elsewhere: (n, classes); the labels are known to be classes. */
    public static INDArray oneHot(int[] labels, int classes, DataType type) {
        double[] rows = new double[Math.multiplyExact(labels.length, classes)];
        for (int i = 0; i < labels.length; i++) {
            rows[i * classes + labels[i]] = 1;
        }
        return of(rows, type, labels.length, classes);
    }

    private static ReferenceKernels kernels(INDArray x) {
        return x.dataType() == DataType.FLOAT && x.length() <= ArrayMemory.LONGEST_BUFFER && KernelSelection.isFast()
                ? FAST
                : PLAIN;
    }

    private static boolean isLarger(double value, double than) {
        return value > than || (Double.isNaN(value) && !Double.isNaN(than));
    }
}
