package io.beras.core;

import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.ShapeKernels;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same elements in another shape; each gradient restores the shape of the input. */
sealed interface ShapeOps extends Op {

    /** The elements in row-major order, in a new shape of the same size. */
    record Reshape(long... shape) implements ShapeOps {
        @Override
        public boolean takesLabels() {
            return true;
        }

        @Override
        public INDArray forward(INDArray... x) {
            if (Shapes.size(shape) != x[0].length()) {
                throw new ShapeException("reshape to " + Shapes.text(shape) + " needs " + Shapes.size(shape)
                        + " elements, but the shape " + Shapes.text(x[0].shape()) + " has " + x[0].length());
            }
            return ShapeKernels.reshape(x[0], shape);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.reshape(call.input(0).shape()));
        }
    }

    /** Axis i of the result is axis {@code permutation[i]} of x. */
    record Transpose(int... permutation) implements ShapeOps {
        @Override
        public INDArray forward(INDArray... x) {
            return ShapeKernels.transpose(x[0], permutation);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            int[] inverse = new int[permutation.length];
            Arrays.setAll(
                    inverse, axis -> Arrays.stream(permutation).boxed().toList().indexOf(axis));
            return List.of(g -> g.transpose(inverse));
        }
    }

    /** x repeated along new leading axes and along axes of size 1. */
    record BroadcastTo(long... shape) implements ShapeOps {
        @Override
        public INDArray forward(INDArray... x) {
            long[] given = x[0].shape();
            Shapes.requireNotEmpty("broadcastTo was given the", shape);
            if (!Arrays.equals(shape, Shapes.broadcast("broadcastTo", given, shape))) {
                throw new ShapeException("broadcastTo can't make the shape " + Shapes.text(shape) + " from "
                        + Shapes.text(given) + ": only axes of size 1 and new ones in front can grow");
            }
            return Kernels.broadcastTo(x[0], shape);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> ArithmeticOps.undoBroadcast(g, call.input(0).shape()));
        }
    }
}
