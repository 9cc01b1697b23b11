package io.beras.core.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast kernels: Java loops over FLOAT arrays. A kernel that ND4J computes as fast is inherited. */
final class FloatKernels extends ReferenceKernels {

    @Override
    INDArray add(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::add, x, y, broadcast(x, y));
    }

    @Override
    INDArray subtract(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::subtract, x, y, broadcast(x, y));
    }

    @Override
    INDArray multiply(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::multiply, x, y, broadcast(x, y));
    }

    @Override
    INDArray divide(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::divide, x, y, broadcast(x, y));
    }

    @Override
    INDArray addInPlace(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::add, x, y, x);
    }

    @Override
    INDArray subtractInPlace(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::subtract, x, y, x);
    }

    @Override
    INDArray maximum(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::maximum, x, y, broadcast(x, y));
    }

    @Override
    INDArray minimum(INDArray x, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::minimum, x, y, broadcast(x, y));
    }

    @Override
    INDArray greater(INDArray x, INDArray y) {
        INDArray z = ChunkedLoops.run(FloatElementwise::greater, x, y, broadcast(x, y));
        return ZeroUpstream.isFinite(z) ? z : super.greater(x, y);
    }

    @Override
    INDArray equal(INDArray x, INDArray y) {
        INDArray z = ChunkedLoops.run(FloatElementwise::equal, x, y, broadcast(x, y));
        return ZeroUpstream.isFinite(z) ? z : super.equal(x, y);
    }

    @Override
    INDArray heaviside(INDArray x, INDArray y) {
        INDArray z = ChunkedLoops.run(FloatElementwise::heaviside, x, y, broadcast(x, y));
        return ZeroUpstream.isFinite(z) ? z : super.heaviside(x, y);
    }

    @Override
    INDArray sign(INDArray x) {
        return ChunkedLoops.run(FloatElementwise::sign, x, like(x));
    }

    @Override
    INDArray where(INDArray condition, INDArray x, INDArray y) {
        long[] shape = BroadcastReader.shape(condition.shape(), BroadcastReader.shape(x.shape(), y.shape()));
        return ChunkedLoops.run(FloatElementwise::where, condition, x, y, ArrayMemory.allocate(x.dataType(), shape));
    }

    @Override
    INDArray exp(INDArray x) {
        return ChunkedLoops.run(FloatMath::exp, x, like(x));
    }

    @Override
    INDArray log(INDArray x) {
        return ChunkedLoops.run(FloatMath::log, x, like(x));
    }

    @Override
    INDArray sqrt(INDArray x) {
        return ChunkedLoops.run(FloatElementwise::sqrt, x, like(x));
    }

    @Override
    INDArray sin(INDArray x) {
        return ChunkedLoops.run(FloatMath::sin, x, like(x));
    }

    @Override
    INDArray cos(INDArray x) {
        return ChunkedLoops.run(FloatMath::cos, x, like(x));
    }

    @Override
    INDArray abs(INDArray x) {
        return ChunkedLoops.run(FloatElementwise::abs, x, like(x));
    }

    @Override
    INDArray sigmoid(INDArray x) {
        return ChunkedLoops.run(FloatMath::sigmoid, x, like(x));
    }

    @Override
    INDArray tanh(INDArray x) {
        return ChunkedLoops.run(FloatMath::tanh, x, like(x));
    }

    @Override
    INDArray erf(INDArray x) {
        return ChunkedLoops.run(FloatMath::erf, x, like(x));
    }

    @Override
    INDArray softplus(INDArray x) {
        return ChunkedLoops.run(FloatActivations::softplus, x, like(x));
    }

    @Override
    INDArray clamp(INDArray x, double low, double high) {
        return ChunkedLoops.run(
                (from, to, n) -> FloatElementwise.clamp(from, to, (float) low, (float) high, n), x, like(x));
    }

    @Override
    INDArray gelu(INDArray x) {
        return ChunkedLoops.run(FloatActivations::gelu, x, like(x));
    }

    @Override
    INDArray tanhGelu(INDArray x) {
        return ChunkedLoops.run(FloatActivations::tanhGelu, x, like(x));
    }

    @Override
    INDArray silu(INDArray x) {
        return ChunkedLoops.run(FloatActivations::silu, x, like(x));
    }

    @Override
    INDArray elu(INDArray x, double alpha) {
        return ChunkedLoops.run((from, to, n) -> FloatActivations.elu(from, to, (float) alpha, n), x, like(x));
    }

    @Override
    INDArray leakyRelu(INDArray x, double alpha) {
        float slope = (float) alpha;
        if (slope == 0) {
            return ChunkedLoops.run(FloatElementwise::relu, x, like(x));
        }
        return slope <= 1
                ? ChunkedLoops.run((from, to, n) -> FloatElementwise.leakyRelu(from, to, slope, n), x, like(x))
                : ChunkedLoops.run((from, to, n) -> FloatElementwise.leakyReluAboveOne(from, to, slope, n), x, like(x));
    }

    @Override
    INDArray leakyReluGradient(INDArray g, INDArray x, double alpha) {
        float slope = (float) alpha;
        return slope >= 0 && slope <= 1
                ? ChunkedLoops.run((a, b, z, n) -> FloatElementwise.leakyReluGradient(a, b, z, slope, n), g, x, like(x))
                : ChunkedLoops.run(
                        (a, b, z, n) -> FloatElementwise.leakyReluGradientAnyAlpha(a, b, z, slope, n), g, x, like(x));
    }

    @Override
    INDArray sigmoidGradient(INDArray g, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::sigmoidGradient, g, y, like(y));
    }

    @Override
    INDArray tanhGradient(INDArray g, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::tanhGradient, g, y, like(y));
    }

    @Override
    INDArray geluGradient(INDArray g, INDArray x) {
        return ChunkedLoops.run(FloatActivations::geluGradient, g, x, like(x));
    }

    @Override
    INDArray tanhGeluGradient(INDArray g, INDArray x) {
        return ChunkedLoops.run(FloatActivations::tanhGeluGradient, g, x, like(x));
    }

    @Override
    INDArray siluGradient(INDArray g, INDArray x) {
        return ChunkedLoops.run(FloatActivations::siluGradient, g, x, like(x));
    }

    @Override
    INDArray eluGradient(INDArray g, INDArray x, double alpha) {
        return ChunkedLoops.run((a, b, z, n) -> FloatActivations.eluGradient(a, b, z, (float) alpha, n), g, x, like(x));
    }

    @Override
    INDArray softmax(INDArray x) {
        int columns = columns(x);
        return ChunkedLoops.runRows((from, to, n) -> FloatSoftmax.softmax(from, to, columns, n), columns, x, like(x));
    }

    @Override
    INDArray logSoftmax(INDArray x) {
        int columns = columns(x);
        return ChunkedLoops.runRows(
                (from, to, n) -> FloatSoftmax.logSoftmax(from, to, columns, n), columns, x, like(x));
    }

    @Override
    INDArray softmaxGradient(INDArray g, INDArray y) {
        int columns = columns(y);
        return ChunkedLoops.runRows(
                (a, b, z, n) -> FloatSoftmax.softmaxGradient(a, b, z, columns, n), columns, g, y, like(y));
    }

    @Override
    INDArray crossEntropy(INDArray logarithms, INDArray y) {
        return ChunkedLoops.run(FloatElementwise::crossEntropy, logarithms, y, like(y));
    }

    @Override
    INDArray crossEntropyGradient(INDArray p, INDArray y, double smallest) {
        float least = (float) smallest;
        return ChunkedLoops.run(
                (a, b, z, n) -> FloatElementwise.crossEntropyGradient(a, b, z, least, n), p, y, like(p));
    }

    @Override
    INDArray softmaxCrossEntropyGradient(INDArray x, INDArray y) {
        int columns = columns(x);
        return ChunkedLoops.runRows(
                (a, b, z, n) -> FloatSoftmax.softmaxCrossEntropyGradient(a, b, z, columns, n), columns, x, y, like(x));
    }

    @Override
    INDArray sum(INDArray x, int... axes) {
        return sum(x, 1, axes);
    }

    @Override
    INDArray mean(INDArray x, int... axes) {
        return sum(x, count(x, axes), axes);
    }

    private static INDArray sum(INDArray x, double divisor, int... axes) {
        INDArray y = reduced(x, axes);
        return ReductionShape.adjacent(x, axes)
                .map(parts -> FloatReductions.sum(x, parts, divisor, y))
                .orElseGet(() -> FloatReductions.sumAlongAnyAxes(x, divisor, y));
    }

    @Override
    INDArray max(INDArray x, int... axes) {
        return ReductionShape.adjacent(x, axes)
                .map(parts -> FloatReductions.max(x, parts, reduced(x, axes)))
                .orElseGet(() -> max(max(x, last(axes)), allButLast(axes)));
    }

    @Override
    Moments moments(INDArray x, int axis) {
        ReductionShape parts = ReductionShape.along(x, axis);
        double[] means = new double[parts.outer() * parts.inner()];
        double[] variances = new double[means.length];
        if (parts.inner() == 1) {
            FloatRowNormalization.moments(x, parts.reduced(), means, variances);
        } else {
            FloatColumnNormalization.moments(x, parts, means, variances);
        }
        return new Moments(x, axis, means, variances);
    }

    @Override
    INDArray normalize(INDArray x, Moments moments, double epsilon) {
        ReductionShape parts = ReductionShape.along(x, moments.axis());
        double[] means = moments.means();
        double[] scales = moments.scales(epsilon);
        return parts.inner() == 1
                ? FloatRowNormalization.normalize(x, parts.reduced(), means, scales, like(x))
                : FloatColumnNormalization.normalize(x, parts, means, scales, like(x));
    }

    @Override
    INDArray normalizeGradient(INDArray g, INDArray x, Moments moments, double epsilon) {
        ReductionShape parts = ReductionShape.along(x, moments.axis());
        double[] means = moments.means();
        double[] scales = moments.scales(epsilon);
        return parts.inner() == 1
                ? FloatRowNormalization.gradient(g, x, parts.reduced(), means, scales, like(x))
                : FloatColumnNormalization.gradient(g, x, parts, means, scales, like(x));
    }

    @Override
    INDArray broadcastTo(INDArray x, long... shape) {
        return ChunkedLoops.copy(x, ArrayMemory.allocate(x.dataType(), shape));
    }

    private static int last(int... axes) {
        return axes[axes.length - 1];
    }

    private static int[] allButLast(int... axes) {
        return Arrays.copyOf(axes, axes.length - 1);
    }

    private static int columns(INDArray x) {
        return (int) x.size(x.rank() - 1);
    }
}
