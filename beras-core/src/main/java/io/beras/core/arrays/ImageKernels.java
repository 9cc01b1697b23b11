package io.beras.core.arrays;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution and pooling of images (n, channels, height, width), and their gradients.
 *
 * <p>FLOAT runs image by image in Java loops and the BLAS, DOUBLE by way of {@code Im2col}; {@link KernelSelection} can
 * select {@code Im2col} for FLOAT too. The caller has checked the shapes.
 */
public final class ImageKernels {

    private static final ReferenceImageKernels REFERENCE = new ReferenceImageKernels();
    private static final ReferenceImageKernels FAST = new FloatImageKernels();

    private ImageKernels() {}

    // --- convolution y = x ⋆ w with kernels w (out, in, size, size), and its gradients; g is the upstream gradient

    /** x ⋆ w: at each position, for each output channel, the sum of the covered pixels times w. */
    public static INDArray convolve(INDArray x, INDArray w, Window window) {
        return kernels(x).convolve(x, w, window);
    }

    /** The gradient of {@link #convolve} with respect to x, images of this height and width. */
    public static INDArray convolutionInputGradient(INDArray g, INDArray w, Window window, long height, long width) {
        return kernels(g).convolutionInputGradient(g, w, window, height, width);
    }

    /** The gradient of {@link #convolve} with respect to w. */
    public static INDArray convolutionKernelGradient(INDArray x, INDArray g, Window window) {
        return kernels(x).convolutionKernelGradient(x, g, window);
    }

    // --- pooling, of each channel separately

    /** The maximum of the covered pixels at each position; NaN where a covered pixel is NaN. */
    public static INDArray maxPool(INDArray x, Window window) {
        return kernels(x).maxPool(x, window);
    }

    /** The gradient of y = {@link #maxPool}: adds each g to the maxima of its window, in equal fractions. */
    public static INDArray maxPoolGradient(INDArray g, INDArray x, INDArray y, Window window) {
        return kernels(x).maxPoolGradient(g, x, y, window);
    }

    /** The gradient of {@link #maxPoolGradient} with respect to g, for upstream u: the mean of u over the maxima. */
    public static INDArray maxPoolGradientGradient(INDArray u, INDArray x, INDArray y, Window window) {
        return kernels(x).maxPoolGradientGradient(u, x, y, window);
    }

    /** The mean of the covered pixels at each position, zeros of the padding included. */
    public static INDArray averagePool(INDArray x, Window window) {
        return kernels(x).averagePool(x, window);
    }

    /** The gradient of {@link #averagePool}: adds each g to all pixels of its window, in equal fractions. */
    public static INDArray averagePoolGradient(INDArray g, Window window, long height, long width) {
        return kernels(g).averagePoolGradient(g, window, height, width);
    }

    private static ReferenceImageKernels kernels(INDArray x) {
        return x.dataType() == DataType.FLOAT && KernelSelection.isFast() ? FAST : REFERENCE;
    }
}
