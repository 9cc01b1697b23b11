package io.beras.core;

import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.ShapeKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Choosing and joining elements: slice, gather, concat, where. Each gradient puts its elements back in their places. */
sealed interface IndexingOps extends Op {

    /** The part of x with indices from {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    record Slice(int axis, long from, long to) implements IndexingOps {
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

    /** Zeros of a shape, except for x from index {@code from} along an axis: the gradient of a slice. */
    record SliceGradient(int axis, long from, long... shape) implements IndexingOps {
        @Override
        public INDArray forward(INDArray... x) {
            return ShapeKernels.sliceGradient(x[0], axis, from, shape);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.slice(axis, from, from + call.input(0).size(axis)));
        }
    }

    /** The slices with these indices along an axis, in this order. */
    record Gather(int axis, int... indices) implements IndexingOps {
        @Override
        public boolean takesLabels() {
            return true;
        }

        @Override
        public INDArray forward(INDArray... x) {
            Shapes.axis("gather", x[0].shape(), axis);
            Shapes.requireNotEmpty("gather was given indices of", indices.length);
            for (int index : indices) {
                if (index < 0 || index >= x[0].size(axis)) {
                    throw new ShapeException("gather needs indices from 0 to " + (x[0].size(axis) - 1)
                            + (axis == 0 ? "" : " along axis " + axis) + " for the shape " + Shapes.text(x[0].shape())
                            + ", not " + index);
                }
            }
            return ShapeKernels.gather(x[0], axis, indices);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> new ScatterAdd(axis, call.input(0).size(axis), indices).call(g));
        }
    }

    /** Zeros of size {@code count} along an axis, with each slice of x added at its index: the gradient of gather. */
    record ScatterAdd(int axis, long count, int... indices) implements IndexingOps {
        @Override
        public INDArray forward(INDArray... x) {
            return ShapeKernels.scatterAdd(x[0], axis, count, indices);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> new Gather(axis, indices).call(g));
        }
    }

    /** The inputs joined along an axis, in order. */
    record Concat(int axis) implements IndexingOps {
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

    /** z = x where the condition is not 0, else y; NaN where the condition is NaN. */
    record Where() implements IndexingOps {
        @Override
        public boolean broadcasts() {
            return true;
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            INDArray condition = inputs[0];
            INDArray x = inputs[1];
            INDArray y = inputs[2];
            Shapes.broadcast("where", condition.shape(), Shapes.broadcast("where", x.shape(), y.shape()));
            return Kernels.where(condition, x, y);
        }

        @Override
        public List<Tensor> differentiableInputs(List<Tensor> inputs) {
            return inputs.subList(1, 3); // without the condition
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor condition = call.input(0);
            // Chosen, not multiplied by 0, which would let a NaN through.
            return List.of(
                    LocalGradient.zero(),
                    g -> g.where(condition, 0),
                    g -> Tensor.scalar(g.dataType(), 0).where(condition, g));
        }
    }
}
