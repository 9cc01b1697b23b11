package io.beras.core.arrays;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast image kernels: FLOAT images, one image or one plane at a time. */
final class FloatImageKernels extends ReferenceImageKernels {

    @Override
    INDArray convolve(INDArray x, INDArray w, Window window) {
        FloatConvolution convolution = new FloatConvolution(x, window, w.size(0));
        INDArray y = images(x.size(0), w.size(0), window.positions(x.size(2)), window.positions(x.size(3)));
        return convolution.convolve(x, w, y);
    }

    @Override
    INDArray convolutionInputGradient(INDArray g, INDArray w, Window window, long height, long width) {
        INDArray x = images(g.size(0), w.size(1), height, width);
        return new FloatConvolution(x, window, w.size(0)).inputGradient(g, w, x);
    }

    @Override
    INDArray convolutionKernelGradient(INDArray x, INDArray g, Window window) {
        INDArray w = new FloatConvolution(x, window, g.size(1)).kernelGradient(x, g);
        return ShapeKernels.reshape(w, g.size(1), x.size(1), window.size(), window.size());
    }

    @Override
    INDArray maxPool(INDArray x, Window window) {
        return FloatPlaneLoop.run(new FloatPooling(x, window)::maxPool, pooled(x, window), x);
    }

    @Override
    INDArray maxPoolGradient(INDArray g, INDArray x, INDArray y, Window window) {
        return FloatPlaneLoop.run(new FloatPooling(x, window)::maxPoolGradient, ReferenceKernels.like(x), g, x, y);
    }

    @Override
    INDArray maxPoolGradientGradient(INDArray u, INDArray x, INDArray y, Window window) {
        return FloatPlaneLoop.run(
                new FloatPooling(x, window)::maxPoolGradientGradient, ReferenceKernels.like(y), u, x, y);
    }

    @Override
    INDArray averagePool(INDArray x, Window window) {
        return FloatPlaneLoop.run(new FloatPooling(x, window)::averagePool, pooled(x, window), x);
    }

    @Override
    INDArray averagePoolGradient(INDArray g, Window window, long height, long width) {
        INDArray x = images(g.size(0), g.size(1), height, width);
        return FloatPlaneLoop.run(new FloatPooling(x, window)::averagePoolGradient, x, g);
    }

    private static INDArray pooled(INDArray x, Window window) {
        return images(x.size(0), x.size(1), window.positions(x.size(2)), window.positions(x.size(3)));
    }

    private static INDArray images(long n, long channels, long height, long width) {
        return ArrayMemory.allocate(DataType.FLOAT, n, channels, height, width);
    }
}
