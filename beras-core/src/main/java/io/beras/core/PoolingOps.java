package io.beras.core;

import io.beras.core.arrays.ImageKernels;
import io.beras.core.arrays.Window;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Images made smaller, each channel by itself: what a window sees becomes one number. */
sealed interface PoolingOps extends Op {

    /** y = the largest that the window sees at each position; equal largest ones share the gradient equally. */
    record MaxPool2d(Window window) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... x) {
            ImageShapes.requireRoom("maxPool2d", window, x[0].shape());
            return ImageKernels.maxPool(x[0], window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = ActivationGradients.asItIs(call.input(0));
            return List.of(g -> new MaxPoolGradient(window, x, call.output()).call(g));
        }
    }

    /** Each g to the largest of its window; x and y are no inputs, for wherever this has a derivative by them, it is 0. */
    record MaxPoolGradient(Window window, Tensor x, Tensor y) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... g) {
            return ImageKernels.maxPoolGradient(g[0], x.view(), y.view(), window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(u -> new MaxPoolGradientGradient(window, x, y).call(u));
        }
    }

    /** The mean of u over the largest of each window. */
    record MaxPoolGradientGradient(Window window, Tensor x, Tensor y) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... u) {
            return ImageKernels.maxPoolGradientGradient(u[0], x.view(), y.view(), window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> new MaxPoolGradient(window, x, y).call(g));
        }
    }

    /** y = the mean of what the window sees at each position, zeros of the padding included. */
    record AvgPool2d(Window window) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... x) {
            ImageShapes.requireRoom("avgPool2d", window, x[0].shape());
            return ImageKernels.averagePool(x[0], window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            return List.of(g -> new AvgPoolGradient(window, x.size(2), x.size(3)).call(g));
        }
    }

    /** Each g to all of its window, in equal shares: images of this height and width. */
    record AvgPoolGradient(Window window, long height, long width) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... g) {
            return ImageKernels.averagePoolGradient(g[0], window, height, width);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(u -> new AvgPool2d(window).call(u));
        }
    }
}
