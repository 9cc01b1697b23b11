package io.beras.core.arrays;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the library computes on images (n, channels, height, width) with a {@link Window} that slides over them.
 *
 * <p>FLOAT goes image by image through Java loops and the BLAS, DOUBLE through {@code Patches}; {@link KernelSelection} can send
 * FLOAT there too. The caller has checked that the shapes fit.
 */
public final class ImageKernels {

    private static final ReferenceImageKernels PLAIN = new ReferenceImageKernels();
    private static final ReferenceImageKernels FAST = new FloatImageKernels();

    private ImageKernels() {}

    // --- convolution: y = x ⋆ w, for w (out, in, size, size), and its gradients for the upstream g

    /** x ⋆ w: for each image and output channel, at each position, the sum of what the window sees times w. */
    public static INDArray convolve(INDArray x, INDArray w, Window window) {
        return kernels(x).convolve(x, w, window);
    }

    /** The gradient of {@link #convolve} by x, images of this height and width. */
    public static INDArray convolutionInputGradient(INDArray g, INDArray w, Window window, long height, long width) {
        return kernels(g).convolutionInputGradient(g, w, window, height, width);
    }

    /** The gradient of {@link #convolve} by w. */
    public static INDArray convolveByWeights(INDArray x, INDArray g, Window window) {
        return kernels(x).convolveByWeights(x, g, window);
    }

    // --- pooling, each channel by itself

    /** The largest that the window sees of the image, at each position; NaN where it sees one. */
    public static INDArray maxPool(INDArray x, Window window) {
        return kernels(x).maxPool(x, window);
    }

    /** The gradient of y = {@link #maxPool}: each g goes to the largest of its window, in equal shares. */
    public static INDArray maxPoolGradient(INDArray g, INDArray x, INDArray y, Window window) {
        return kernels(x).maxPoolGradient(g, x, y, window);
    }

    /** The way back: the mean of u over the largest of each window, for y = {@link #maxPool}. */
    public static INDArray maxPoolGradientGradient(INDArray u, INDArray x, INDArray y, Window window) {
        return kernels(x).maxPoolGradientGradient(u, x, y, window);
    }

    /** The mean of what the window sees at each position, zeros of the padding included. */
    public static INDArray averagePool(INDArray x, Window window) {
        return kernels(x).averagePool(x, window);
    }

    /** The gradient of {@link #averagePool}: each g goes to all of its window, in equal shares. */
    public static INDArray averagePoolGradient(INDArray g, Window window, long height, long width) {
        return kernels(g).averagePoolGradient(g, window, height, width);
    }

    private static ReferenceImageKernels kernels(INDArray x) {
        return x.dataType() == DataType.FLOAT && KernelSelection.isFast() ? FAST : PLAIN;
    }
}
