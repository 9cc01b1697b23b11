package io.beras.core.arrays;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The reference image kernels: a few array operations each, by way of {@link Im2col}.
 *
 * <p>DOUBLE always runs on them. They are the readable form that the tests compare {@link FloatImageKernels} with.
 */
class ReferenceImageKernels {

    private static final ReferenceKernels KERNELS = new ReferenceKernels();

    INDArray convolve(INDArray x, INDArray w, Window window) {
        INDArray y = MatrixProducts.matmul(asMatrix(w), columns(x, window)); // (out, n·positions)
        return channelsSecond(y, x.size(0), positions(x, 2, window), positions(x, 3, window));
    }

    INDArray convolutionInputGradient(INDArray g, INDArray w, Window window, long height, long width) {
        INDArray columns = MatrixProducts.transposeMatmul(asMatrix(w), channelsFirst(g)); // (in·size², n·positions)
        INDArray patches = channelsSecond(columns, g.size(0), 1, g.size(2) * g.size(3));
        return Im2col.col2im(patches, window, g.size(0), w.size(1), height, width);
    }

    INDArray convolutionKernelGradient(INDArray x, INDArray g, Window window) {
        INDArray w = MatrixProducts.matmulTranspose(channelsFirst(g), columns(x, window)); // (out, in·size²)
        return ShapeKernels.reshape(w, g.size(1), x.size(1), window.size(), window.size());
    }

    INDArray maxPool(INDArray x, Window window) {
        INDArray patches = Im2col.im2col(x, window, Double.NEGATIVE_INFINITY);
        return atPositions(KERNELS.max(patches, 2), x, window);
    }

    INDArray maxPoolGradient(INDArray g, INDArray x, INDArray y, Window window) {
        return Im2col.col2im(KERNELS.multiply(maximumFractions(x, y, window), asRows(g)), window, x.shape());
    }

    INDArray maxPoolGradientGradient(INDArray u, INDArray x, INDArray y, Window window) {
        INDArray averaged = KERNELS.multiply(maximumFractions(x, y, window), Im2col.im2col(u, window, 0));
        return atPositions(KERNELS.sum(averaged, 2), u, window);
    }

    INDArray averagePool(INDArray x, Window window) {
        return atPositions(mean(KERNELS.sum(Im2col.im2col(x, window, 0), 2), window), x, window);
    }

    INDArray averagePoolGradient(INDArray g, Window window, long height, long width) {
        INDArray means = mean(asRows(g), window);
        INDArray patches = KERNELS.broadcastTo(means, g.size(0), g.size(1), window.area(), g.size(2) * g.size(3));
        return Im2col.col2im(patches, window, g.size(0), g.size(1), height, width);
    }

    /** 1/k for each of the k maxima of a window, 0 for its other pixels. */
    private static INDArray maximumFractions(INDArray x, INDArray y, Window window) {
        INDArray isMax = KERNELS.equal(Im2col.im2col(x, window, Double.NEGATIVE_INFINITY), asRows(y));
        INDArray isPixel = Im2col.im2col(ArrayFactory.fill(1, x.dataType(), x.shape()), window, 0);
        INDArray isPixelAndMax = KERNELS.multiply(isMax, isPixel); // the padding is no maximum, even of −∞
        return KERNELS.divide(isPixelAndMax, KERNELS.sum(isPixelAndMax, 2));
    }

    private static INDArray mean(INDArray sums, Window window) {
        return KERNELS.divide(sums, ArrayFactory.fill(window.area(), sums.dataType()));
    }

    /** Weights (out, in, size, size) as (out, in·size²). */
    private static INDArray asMatrix(INDArray w) {
        return ShapeKernels.reshape(w, w.size(0), w.length() / w.size(0));
    }

    /** The patches as (in·size², n·positions), those of all images side by side. */
    private static INDArray columns(INDArray x, Window window) {
        INDArray patches = Im2col.im2col(x, window, 0);
        return channelsFirst(ShapeKernels.reshape(patches, x.size(0), x.size(1) * window.area(), 1, patches.size(3)));
    }

    /** (n, channels, height, width) as (channels, n·height·width). */
    private static INDArray channelsFirst(INDArray x) {
        return ShapeKernels.reshape(ShapeKernels.transpose(x, 1, 0, 2, 3), x.size(1), x.length() / x.size(1));
    }

    /** (channels, n·height·width) as (n, channels, height, width). */
    private static INDArray channelsSecond(INDArray x, long n, long height, long width) {
        return ShapeKernels.transpose(ShapeKernels.reshape(x, x.size(0), n, height, width), 1, 0, 2, 3);
    }

    /** (n, channels, height, width) as (n, channels, 1, height·width), which broadcasts with patches. */
    private static INDArray asRows(INDArray x) {
        return ShapeKernels.reshape(x, x.size(0), x.size(1), 1, x.size(2) * x.size(3));
    }

    /** (n, channels, 1, positions) as images whose pixels are the positions of the window on x. */
    private static INDArray atPositions(INDArray y, INDArray x, Window window) {
        return ShapeKernels.reshape(y, x.size(0), x.size(1), positions(x, 2, window), positions(x, 3, window));
    }

    private static long positions(INDArray x, int axis, Window window) {
        return window.positions(x.size(axis));
    }
}
