package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks of the inputs of a layer.
 *
 * <pre>{@code
 * public INDArray forward(INDArray... inputs) {
 *     INDArray x = InputChecks.only(this, inputs);
 *     …
 * }
 * }</pre>
 */
public final class InputChecks {

    private InputChecks() {}

    /**
     * Returns the only input of a layer, a FLOAT or DOUBLE array.
     *
     * @throws IllegalArgumentException if the number of inputs is not 1, or the input is INT
     */
    public static INDArray only(Diffable layer, INDArray... inputs) {
        requireOne(layer, inputs.length);
        requireFloating(layer, inputs[0].dataType(), inputs[0].shape());
        CallObserver.observe(layer, inputs[0].dataType(), inputs[0].shape());
        return inputs[0];
    }

    /**
     * Returns the only input of a layer, a FLOAT or DOUBLE tensor.
     *
     * @throws IllegalArgumentException if the number of inputs is not 1, or the input is INT
     */
    public static Tensor only(Callable layer, Tensor... inputs) {
        requireOne(layer, inputs.length);
        requireFloating(layer, inputs[0].dataType(), inputs[0].shape());
        CallObserver.observe(layer, inputs);
        return inputs[0];
    }

    /** Returns the only input of a layer, a FLOAT or DOUBLE tensor whose last axis has this size. */
    static Tensor features(Callable layer, long size, Tensor... inputs) {
        Tensor x = only(layer, inputs);
        if (x.rank() == 0 || x.size(-1) != size) {
            throw wrongLastAxis(layer, size, x.shape());
        }
        return x;
    }

    /** Returns the error for an input whose last axis is not the features of a layer; Flatten is named where it helps. */
    static ShapeException wrongLastAxis(Callable layer, long size, long... x) {
        return new ShapeException(layer + " needs a last axis of size " + size + ", but the shape " + Shapes.text(x)
                + (x.length == 0 ? " has no axes" : " has a last axis of size " + x[x.length - 1])
                + (isFlattenedTo(size, x) ? "; flatten it with Flatten" : ""));
    }

    /** Returns the only input of a layer, a FLOAT or DOUBLE matrix (n, columns). */
    static Tensor rows(Callable layer, long columns, Tensor... inputs) {
        Tensor x = only(layer, inputs);
        if (x.rank() != 2 || x.size(1) != columns) {
            throw new ShapeException(layer + " needs x of shape (n, " + columns + "), but got " + Shapes.text(x.shape())
                    + (x.rank() == 2 ? ": axis 1 is " + x.size(1) : ", which has rank " + x.rank())
                    + remedy(columns, x.shape()));
        }
        return x;
    }

    private static String remedy(long columns, long... x) {
        if (isFlattenedTo(columns, x)) {
            return "; flatten it with Flatten";
        }
        return x.length > 2 && x[x.length - 1] == columns
                ? "; for sequences use LayerNorm1d, or join the leading axes with reshape(-1, " + columns + ")"
                : "";
    }

    /** Returns whether Flatten returns rows of this size for a shape of higher rank. */
    private static boolean isFlattenedTo(long size, long... x) {
        return x.length > 2 && Shapes.size(x) == size * x[0];
    }

    /** Returns the only input of a layer, an INT tensor of indices. */
    static Tensor indices(Callable layer, Tensor... inputs) {
        requireOne(layer, inputs.length);
        if (inputs[0].dataType() != DataType.INT32) {
            throw new IllegalArgumentException(layer + " needs INT indices, not the " + inputs[0].dataType()
                    + " tensor " + Shapes.text(inputs[0].shape()) + "; create them with Tensor.ofLabels(...)");
        }
        CallObserver.observe(layer, inputs);
        return inputs[0];
    }

    private static void requireOne(Callable layer, int count) {
        if (count != 1) {
            throw new IllegalArgumentException(layer + " takes one tensor, but was called with " + count);
        }
    }

    private static void requireFloating(Callable layer, DataType type, long... shape) {
        if (type == DataType.INT32) {
            throw new IllegalArgumentException(layer + " needs FLOAT or DOUBLE, not the INT tensor "
                    + Shapes.text(shape) + ": INT is for labels and indices; convert it with cast(DataType.FLOAT)");
        }
    }
}
