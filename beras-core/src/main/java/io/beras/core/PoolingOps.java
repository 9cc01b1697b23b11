package io.beras.core;

import io.beras.core.arrays.ImageKernels;
import io.beras.core.arrays.Window;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pooling: each window of each channel becomes one element of a smaller image. */
sealed interface PoolingOps extends Op {

    /** y = the largest element in the window at each position; equal largest elements share the gradient equally. */
    record MaxPool2d(Window window) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... x) {
            ImageShapeChecks.requireRoom("maxPool2d", window, x[0].shape());
            return ImageKernels.maxPool(x[0], window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> new MaxPoolGradient(window).call(g, call.input(0), call.output()));
        }
    }

    /** Adds each g to the largest elements of its window, for y = maxPool2d x; piecewise constant in x and y. */
    record MaxPoolGradient(Window window) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return ImageKernels.maxPoolGradient(inputs[0], inputs[1], inputs[2], window);
        }

        @Override
        public List<Tensor> differentiableInputs(List<Tensor> inputs) {
            return inputs.subList(0, 1); // without x and y
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(1);
            Tensor y = call.input(2);
            return List.of(
                    u -> new MaxPoolGradientGradient(window).call(u, x, y), LocalGradient.zero(), LocalGradient.zero());
        }
    }

    /** The mean of u over the largest elements of each window, for y = maxPool2d x; piecewise constant in x and y. */
    record MaxPoolGradientGradient(Window window) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return ImageKernels.maxPoolGradientGradient(inputs[0], inputs[1], inputs[2], window);
        }

        @Override
        public List<Tensor> differentiableInputs(List<Tensor> inputs) {
            return inputs.subList(0, 1); // without x and y
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(1);
            Tensor y = call.input(2);
            return List.of(g -> new MaxPoolGradient(window).call(g, x, y), LocalGradient.zero(), LocalGradient.zero());
        }
    }

    /** y = the mean over the window at each position, zeros of the padding included. */
    record AvgPool2d(Window window) implements PoolingOps {
        @Override
        public INDArray forward(INDArray... x) {
            ImageShapeChecks.requireRoom("avgPool2d", window, x[0].shape());
            return ImageKernels.averagePool(x[0], window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            return List.of(g -> new AvgPoolGradient(window, x.size(2), x.size(3)).call(g));
        }
    }

    /** Adds each g to all elements of its window, in equal parts, for images of this height and width. */
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
