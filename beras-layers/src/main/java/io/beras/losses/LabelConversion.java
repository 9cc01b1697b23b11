package io.beras.losses;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.ArrayIo;
import io.beras.core.arrays.ShapeKernels;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Conversions of INT labels to a target of the prediction's shape: one-hot rows, or the values 0 and 1. */
enum LabelConversion {

    /** A row with a 1 at the label, for predictions (…, classes) and labels (…); one prediction per row. */
    ONE_HOT {
        @Override
        void requireShapes(String loss, INDArray prediction, INDArray target) {
            if (prediction.rank() < 2) {
                throw new ShapeException(loss + " needs a prediction of shape (n, classes) or (n, …, classes), not "
                        + Shapes.text(prediction.shape()));
            }
            boolean isColumn = target.rank() == prediction.rank() && target.size(-1) == 1 && prediction.size(-1) > 1;
            if (target.dataType() != DataType.INT32 && (isColumn || target.rank() == prediction.rank() - 1)) {
                throw new ShapeException(loss + " needs one-hot rows of shape " + Shapes.text(prediction.shape())
                        + ", or INT labels made with Tensor.ofLabels, not a " + target.dataType() + " target of shape "
                        + Shapes.text(target.shape()));
            }
        }

        @Override
        void requireTargets(String loss, INDArray target) {
            // any real values will do: the loss is linear in its target
        }

        @Override
        long classes(long... shape) {
            return shape[shape.length - 1];
        }

        @Override
        long[] rows(long... shape) {
            return new long[] {Shapes.size(shape) / classes(shape), classes(shape)};
        }

        @Override
        INDArray encode(String loss, INDArray target, DataType type, long... shape) {
            requireOnePerRow(loss, target, shape);
            int[] labels = ArrayIo.ints(target);
            long classes = classes(shape);
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] < 0 || labels[i] >= classes) {
                    throw new IllegalArgumentException(loss + " needs labels from 0 to " + (classes - 1) + " for "
                            + classes + " classes, but sample " + i + " has label " + labels[i]);
                }
            }
            INDArray rows = ArrayFactory.oneHot(labels, Math.toIntExact(classes), type);
            return shape.length == 2 ? rows : ShapeKernels.reshape(rows, shape);
        }

        /** Labels (n) and (n, 1) fit (n, classes); of higher ranks each axis must agree, so that no label moves. */
        private void requireOnePerRow(String loss, INDArray target, long... shape) {
            if (shape.length == 2) {
                if (target.length() != shape[0]) {
                    throw new ShapeException(loss + " needs one label per sample, " + shape[0] + " in all, not shape "
                            + Shapes.text(target.shape()));
                }
                return;
            }
            long[] labels = Arrays.copyOf(shape, shape.length - 1);
            if (!Arrays.equals(target.shape(), labels) && !Arrays.equals(target.shape(), columnOf(labels))) {
                throw new ShapeException(loss + " needs labels of shape " + Shapes.text(labels)
                        + " for a prediction of shape " + Shapes.text(shape) + ", not " + Shapes.text(target.shape())
                        + (target.length() == shape[0]
                                ? "; for one label per sample, let the network return (n, classes), by Flatten or a mean"
                                : ""));
            }
        }

        private long[] columnOf(long... shape) {
            long[] column = Arrays.copyOf(shape, shape.length + 1);
            column[shape.length] = 1;
            return column;
        }
    },

    /** A 0 or a 1, for predictions (n) or (n, 1); without labels, predictions of any shape. */
    BINARY {
        @Override
        void requireShapes(String loss, INDArray prediction, INDArray target) {
            // any rank will do
        }

        @Override
        void requireTargets(String loss, INDArray target) {
            UnitInterval.findOutside(target).ifPresent(bad -> {
                throw new IllegalArgumentException(
                        loss + " needs targets from 0 to 1, but " + bad + "; use the labels 0 and 1, or probabilities");
            });
        }

        @Override
        long classes(long... shape) {
            return 2;
        }

        @Override
        long[] rows(long... shape) {
            return shape;
        }

        @Override
        INDArray encode(String loss, INDArray target, DataType type, long... shape) {
            if (shape.length == 0 || Shapes.size(shape) != shape[0] || target.length() != shape[0]) {
                throw new ShapeException(
                        loss + " takes one label per sample for predictions of shape (n) or (n, 1), not "
                                + Shapes.text(target.shape()) + " for " + Shapes.text(shape)
                                + "; give other targets as FLOAT or DOUBLE in the prediction's shape");
            }
            int[] labels = ArrayIo.ints(target);
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] != 0 && labels[i] != 1) {
                    throw new IllegalArgumentException(
                            loss + " needs labels 0 or 1, but sample " + i + " has label " + labels[i]);
                }
            }
            return ArrayFactory.of(Arrays.stream(labels).asDoubleStream().toArray(), type, shape);
        }
    };

    /** Checks the ranks of the prediction and of a target that is not INT. */
    abstract void requireShapes(String loss, INDArray prediction, INDArray target);

    /** Checks the values of a target that is not INT. */
    abstract void requireTargets(String loss, INDArray target);

    /** Returns the number of classes for a prediction of this shape. */
    abstract long classes(long... shape);

    /** Returns the shape of a prediction in which the first axis counts what a mean over the batch divides by. */
    abstract long[] rows(long... shape);

    /** Returns the encoded labels in this type and shape, those of the prediction. */
    abstract INDArray encode(String loss, INDArray labels, DataType type, long... shape);

    /** Returns the same encoding as a tensor. */
    final Tensor encode(String loss, Tensor labels, DataType type, long... shape) {
        return new EncodedLabels(this, loss, type, shape).call(labels);
    }

    @PureForward
    private record EncodedLabels(LabelConversion encoding, String loss, DataType type, long... shape)
            implements Diffable {

        @Override
        public INDArray forward(INDArray... inputs) {
            return encoding.encode(loss, inputs[0], type, shape);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(LocalGradient.none("integer labels are constants"));
        }
    }
}
