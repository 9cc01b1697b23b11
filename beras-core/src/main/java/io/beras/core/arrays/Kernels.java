package io.beras.core.arrays;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes on arrays: contiguous row-major arrays in, a new array out.
 *
 * <p>Here are the elementwise functions, the gradients of activations and losses, and the reductions. {@link
 * MatrixProducts}, {@link ImageKernels} and {@link ShapeKernels} hold the other kernels.
 *
 * <p>FLOAT runs in Java loops over chunks of the array, DOUBLE in ND4J's operations; {@link KernelSelection} can select
 * ND4J's operations for FLOAT too. Two operands broadcast as in NumPy, and the caller has checked their shapes. NaN and
 * infinities follow IEEE 754: no kernel hides a NaN.
 */
public final class Kernels {

    /**
     * The coefficient of x³ in {@link #tanhGelu}. Source: D. Hendrycks, K. Gimpel, "Gaussian Error Linear Units", 2016.
     */
    public static final double TANH_GELU_CUBIC = 0.044715;

    /** √(8/π), the factor of v in {@link #tanhGelu}, which is x·sigmoid(v) with v = √(8/π)·(x + 0.044715·x³). */
    public static final double TANH_GELU_FACTOR = 2 * Math.sqrt(2 / Math.PI);

    private static final ReferenceKernels REFERENCE = new ReferenceKernels();
    private static final ReferenceKernels FAST = new FloatKernels();

    private Kernels() {}

    // --- elementwise functions of two operands, which broadcast

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

    /** Adds y, broadcast, to x itself. Only for an array that no other code has seen yet. */
    public static INDArray addInPlace(INDArray x, INDArray y) {
        return kernels(x).addInPlace(x, y);
    }

    /** Subtracts y from x itself. Only for the array of a variable. */
    public static INDArray subtractInPlace(INDArray x, INDArray y) {
        return kernels(x).subtractInPlace(x, y);
    }

    /** max(x, y); NaN where x or y is NaN. */
    public static INDArray maximum(INDArray x, INDArray y) {
        return kernels(x).maximum(x, y);
    }

    /** min(x, y); NaN where x or y is NaN. */
    public static INDArray minimum(INDArray x, INDArray y) {
        return kernels(x).minimum(x, y);
    }

    /** 1 where x > y, else 0, also for NaN. */
    public static INDArray greater(INDArray x, INDArray y) {
        return kernels(x).greater(x, y);
    }

    /** 1 where x = y, else 0; NaN where x or y is NaN. */
    public static INDArray equal(INDArray x, INDArray y) {
        return kernels(x).equal(x, y);
    }

    /** 1 where x > y, ½ where x = y, else 0; NaN where x or y is NaN. */
    public static INDArray heaviside(INDArray x, INDArray y) {
        return kernels(x).heaviside(x, y);
    }

    /** x where the condition is not 0, else y, all three broadcast; NaN where the condition is NaN. */
    public static INDArray where(INDArray condition, INDArray x, INDArray y) {
        return kernels(x).where(condition, x, y);
    }

    /** Applies a Java function elementwise to two broadcast operands. Slow; only for rarely used functions. */
    public static INDArray map(INDArray x, INDArray y, DoubleBinaryOperator function) {
        return REFERENCE.map(x, y, function);
    }

    // --- elementwise functions of one operand

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

    /** sin x. */
    public static INDArray sin(INDArray x) {
        return kernels(x).sin(x);
    }

    /** cos x. */
    public static INDArray cos(INDArray x) {
        return kernels(x).cos(x);
    }

    /** |x|. */
    public static INDArray abs(INDArray x) {
        return kernels(x).abs(x);
    }

    /** 1 where x > 0, −1 where {@code x < 0}, else x: 0, −0 or NaN. */
    public static INDArray sign(INDArray x) {
        return kernels(x).sign(x);
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

    /** min(max(x, low), high). */
    public static INDArray clamp(INDArray x, double low, double high) {
        return kernels(x).clamp(x, low, high);
    }

    /** x to the power {@code exponent}. */
    public static INDArray power(INDArray x, double exponent) {
        return kernels(x).power(x, exponent);
    }

    /** x where x > 0, else alpha·x. */
    public static INDArray leakyRelu(INDArray x, double alpha) {
        return kernels(x).leakyRelu(x, alpha);
    }

    /** The derivative of {@link #leakyRelu} at one value: 1 where x > 0, else alpha; NaN where x is NaN. */
    public static double leakyReluSlope(double x, double alpha) {
        if (x > 0) {
            return 1;
        }
        return x <= 0 ? alpha : x;
    }

    /** x·Φ(x), with Φ(x) = (1 + erf(x/√2)) / 2, the cumulative distribution function of N(0, 1). */
    public static INDArray gelu(INDArray x) {
        return kernels(x).gelu(x);
    }

    /** x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2: GELU approximated by tanh. */
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

    /** Applies a Java function elementwise. Slow; only for rarely used functions. */
    public static INDArray map(INDArray x, DoubleUnaryOperator function) {
        return REFERENCE.map(x, function);
    }

    // --- gradients in one pass over memory; g is the upstream gradient. Where g is 0, each is 0, even if x is NaN

    /** g·slope, broadcast; 0 where g is 0, even if the slope is infinite or NaN. */
    public static INDArray gradientProduct(INDArray g, INDArray slope) {
        return ZeroUpstream.wins(g, kernels(g).multiply(g, slope));
    }

    /** g / y, broadcast; 0 where g is 0, even if y is 0 or NaN. */
    public static INDArray gradientQuotient(INDArray g, INDArray y) {
        return ZeroUpstream.wins(g, kernels(g).divide(g, y));
    }

    /** Returns the gradient y, a new array, with 0 for each NaN where the upstream g, broadcast, is 0; may overwrite y. */
    public static INDArray zeroUpstreamWins(INDArray g, INDArray y) {
        return ZeroUpstream.wins(g, y);
    }

    /** Returns whether every element is finite; may return false if the sum of the absolute elements overflows. */
    public static boolean isFinite(INDArray x) {
        return ZeroUpstream.isFinite(x);
    }

    /** g·(x > 0 ? 1 : alpha). */
    public static INDArray leakyReluGradient(INDArray g, INDArray x, double alpha) {
        return ZeroUpstream.wins(g, kernels(x).leakyReluGradient(g, x, alpha));
    }

    /** g·y·(1 − y), for y = sigmoid(x). */
    public static INDArray sigmoidGradient(INDArray g, INDArray y) {
        return ZeroUpstream.wins(g, kernels(y).sigmoidGradient(g, y));
    }

    /** g·(1 − y²), for y = tanh(x). */
    public static INDArray tanhGradient(INDArray g, INDArray y) {
        return ZeroUpstream.wins(g, kernels(y).tanhGradient(g, y));
    }

    /** g times the derivative of {@link #gelu}. */
    public static INDArray geluGradient(INDArray g, INDArray x) {
        return ZeroUpstream.wins(g, kernels(x).geluGradient(g, x));
    }

    /** g times the derivative of {@link #tanhGelu}. */
    public static INDArray tanhGeluGradient(INDArray g, INDArray x) {
        return ZeroUpstream.wins(g, kernels(x).tanhGeluGradient(g, x));
    }

    /** g times the derivative of {@link #silu}. */
    public static INDArray siluGradient(INDArray g, INDArray x) {
        return ZeroUpstream.wins(g, kernels(x).siluGradient(g, x));
    }

    /** g·(x > 0 ? 1 : alpha·eˣ). */
    public static INDArray eluGradient(INDArray g, INDArray x, double alpha) {
        return ZeroUpstream.wins(g, kernels(x).eluGradient(g, x, alpha));
    }

    /** y·(g − Σ g·y) along the last axis, for y = softmax(x). */
    public static INDArray softmaxGradient(INDArray g, INDArray y) {
        return ZeroUpstream.winsByRow(g, kernels(y).softmaxGradient(g, y));
    }

    /** −y·ln p, given ln p; 0 where y = 0, because 0·(−∞) would be NaN. */
    public static INDArray crossEntropy(INDArray logarithms, INDArray y) {
        return kernels(y).crossEntropy(logarithms, y);
    }

    /** −y / p where p ≥ smallest, else 0: the gradient of −y·ln max(p, smallest) with respect to p. */
    public static INDArray crossEntropyGradient(INDArray p, INDArray y, double smallest) {
        return kernels(p).crossEntropyGradient(p, y, smallest);
    }

    /** (Σ y)·softmax(x) − y along the last axis: the gradient of −Σ y·ln softmax(x) with respect to x. */
    public static INDArray softmaxCrossEntropyGradient(INDArray x, INDArray y) {
        return kernels(x).softmaxCrossEntropyGradient(x, y);
    }

    // --- reductions and broadcasting; a reduced axis is kept with size 1

    /** The sum along the axes; a sum of FLOATs is accumulated in DOUBLE and rounded once. */
    public static INDArray sum(INDArray x, int... axes) {
        return kernels(x).sum(x, axes);
    }

    /** The mean along the axes, rounded once: it is finite where the sum of FLOATs would overflow. */
    public static INDArray mean(INDArray x, int... axes) {
        return kernels(x).mean(x, axes);
    }

    /** The maximum along the axes; NaN where an element is NaN. */
    public static INDArray max(INDArray x, int... axes) {
        return kernels(x).max(x, axes);
    }

    /** The INT index of the first maximum along an axis, which is removed; −1 where an element is NaN. */
    public static INDArray argMax(INDArray x, int axis) {
        int size = Math.toIntExact(x.size(axis));
        int inner = 1;
        for (int i = axis + 1; i < x.rank(); i++) {
            inner *= Math.toIntExact(x.size(i));
        }
        double[] values = ArrayIo.doubles(x);
        int[] indices = new int[values.length / size];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = argMax(values, i / inner * inner * size + i % inner, inner, size);
        }
        long[] shape = IntStream.range(0, x.rank())
                .filter(i -> i != axis)
                .mapToLong(x::size)
                .toArray();
        return ArrayIo.write(indices, ArrayMemory.allocate(DataType.INT32, shape));
    }

    /** The mean and the biased variance along an axis, in DOUBLE. */
    public static Moments moments(INDArray x, int axis) {
        return kernels(x).moments(x, axis);
    }

    /** (x − mean) / √(variance + ε), for the moments of x. */
    public static INDArray normalize(INDArray x, Moments moments, double epsilon) {
        return kernels(x).normalize(x, moments, epsilon);
    }

    /** (g − mean g − y·mean(g·y)) / √(variance + ε) along the axis of the moments, for y = normalize(x). */
    public static INDArray normalizeGradient(INDArray g, INDArray x, Moments moments, double epsilon) {
        return kernels(x).normalizeGradient(g, x, moments, epsilon);
    }

    /** exp(x − max) / Σ exp(x − max) along the last axis. */
    public static INDArray softmax(INDArray x) {
        return kernels(x).softmax(x);
    }

    /** x − max − ln Σ exp(x − max) along the last axis. */
    public static INDArray logSoftmax(INDArray x) {
        return kernels(x).logSoftmax(x);
    }

    /** x repeated along new leading axes and along axes of size 1. */
    public static INDArray broadcastTo(INDArray x, long... shape) {
        return kernels(x).broadcastTo(x, shape);
    }

    /** Runs an optimizer's loop over a FLOAT variable, its gradient and its optimizer state, all of the same shape. */
    public static void update(UpdateLoop loop, INDArray w, INDArray g, INDArray... state) {
        UpdateLoopRunner.run(loop, w, g, state);
    }

    /** Returns the number of threads that share a large kernel, the caller included. */
    public static int threads() {
        return KernelThreads.shared().count();
    }

    private static ReferenceKernels kernels(INDArray x) {
        return x.dataType() == DataType.FLOAT && KernelSelection.isFast() ? FAST : REFERENCE;
    }

    private static int argMax(double[] values, int start, int stride, int size) {
        int best = 0;
        for (int k = 0; k < size; k++) {
            double value = values[start + k * stride];
            if (Double.isNaN(value)) {
                return -1;
            }
            if (value > values[start + best * stride]) {
                best = k;
            }
        }
        return best;
    }
}
