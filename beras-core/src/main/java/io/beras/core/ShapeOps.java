package io.beras.core;

import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.ShapeKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same numbers in another shape; each gradient is the rearrangement that goes back. */
sealed interface ShapeOps extends Op {

    /** The numbers in row-major order, in a new shape of the same size. */
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

    /** x repeated along new axes in front, and along axes of size 1. */
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

    /** The part of x with indices from {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    record Slice(int axis, long from, long to) implements ShapeOps {
        @Override
        public boolean takesLabels() {
            return true;
        }

        @Override
        public INDArray forward(INDArray... x) {
            long size = x[0].size(axis);
            if (from < 0 || from >= to || to > size) {
                throw new ShapeException(
                        "slice of axis " + axis + " from " + from + " to " + to + " needs 0 <= from < to <= " + size
                                + ", the size of that axis in " + Shapes.text(x[0].shape()));
            }
            return ShapeKernels.slice(x[0], axis, from, to);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> new SliceGradient(axis, from, call.input(0).shape()).call(g));
        }
    }

    /** Zeros of a shape, with x from index {@code from} along an axis: the gradient of a slice. */
    record SliceGradient(int axis, long from, long... shape) implements ShapeOps {
        @Override
        public INDArray forward(INDArray... x) {
            return ShapeKernels.sliceGradient(x[0], axis, from, shape);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.slice(axis, from, from + call.input(0).size(axis)));
        }
    }

    /** The slices of axis 0 with these indices, in this order. */
    record Gather(int... indices) implements ShapeOps {
        @Override
        public boolean takesLabels() {
            return true;
        }

        @Override
        public INDArray forward(INDArray... x) {
            Shapes.axis("gather", x[0].shape(), 0);
            Shapes.requireNotEmpty("gather was given indices of", indices.length);
            for (int index : indices) {
                if (index < 0 || index >= x[0].size(0)) {
                    throw new ShapeException("gather needs indices from 0 to " + (x[0].size(0) - 1) + " for the shape "
                            + Shapes.text(x[0].shape()) + ", not " + index);
                }
            }
            return ShapeKernels.gather(x[0], indices);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> new ScatterAdd(call.input(0).size(0), indices).call(g));
        }
    }

    /** Zeros with this many rows, to which each row of x is added at its index: the gradient of picking rows. */
    record ScatterAdd(long count, int... indices) implements ShapeOps {
        @Override
        public INDArray forward(INDArray... x) {
            return ShapeKernels.scatterAdd(x[0], count, indices);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.gather(indices));
        }
    }

    /** The inputs one after the other along an axis. */
    record Concat(int axis) implements ShapeOps {
        @Override
        public INDArray forward(INDArray... parts) {
            for (INDArray part : parts) {
                Shapes.requireRank("concat with " + Shapes.text(parts[0].shape()), parts[0].rank(), part.shape());
                if (!Arrays.equals(Shapes.reduced(part.shape(), axis), Shapes.reduced(parts[0].shape(), axis))) {
                    throw new ShapeException(
                            "concat along axis " + axis + " needs shapes that agree in all other axes, not "
                                    + Shapes.text(parts[0].shape()) + " and " + Shapes.text(part.shape()));
                }
            }
            return ShapeKernels.concat(axis, parts);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            List<LocalGradient> slices = new ArrayList<>();
            long end = 0;
            for (Tensor part : call.inputs()) {
                long from = end;
                long to = from + part.size(axis);
                slices.add(g -> g.slice(axis, from, to));
                end = to;
            }
            return slices;
        }
    }
}
