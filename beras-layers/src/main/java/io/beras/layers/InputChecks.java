package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks of what a layer is called with.
 *
 * <pre>{@code
 * public INDArray forward(INDArray... inputs) {
 *     INDArray x = Inputs.only(this, inputs);
 *     …
 * }
 * }</pre>
 */
public final class InputChecks {

    private InputChecks() {}

    /**
     * Returns the input of a layer that takes one array of numbers.
     *
     * @throws IllegalArgumentException if there is none or more than one, or it holds INT labels
     */
    public static INDArray only(Diffable layer, INDArray... inputs) {
        requireOne(layer, inputs.length);
        requireNumbers(layer, inputs[0].dataType(), inputs[0].shape());
        return inputs[0];
    }

    /**
     * Returns the input of a layer that takes one tensor of numbers.
     *
     * @throws IllegalArgumentException if there is none or more than one, or it holds INT labels
     */
    public static Tensor only(Callable layer, Tensor... inputs) {
        requireOne(layer, inputs.length);
        requireNumbers(layer, inputs[0].dataType(), inputs[0].shape());
        return inputs[0];
    }

    /** Returns the input of a layer that takes one tensor of rows with so many numbers: (n, columns). */
    static Tensor rows(Callable layer, long columns, Tensor... inputs) {
        Tensor x = only(layer, inputs);
        if (x.rank() != 2 || x.size(1) != columns) {
            throw new ShapeException(layer + " needs x of shape (n, " + columns + "), but got " + Shapes.text(x.shape())
                    + (x.rank() == 2 ? ": axis 1 is " + x.size(1) : rankText(x.rank())));
        }
        return x;
    }

    /** Says which rank an input has that should have rows, and what to do. */
    static String rankText(int rank) {
        return ", which has rank " + rank + (rank > 2 ? "; Flatten makes rows of it" : "");
    }

    /** Returns the input of a layer that takes one INT tensor of indices. */
    static Tensor indices(Callable layer, Tensor... inputs) {
        requireOne(layer, inputs.length);
        if (inputs[0].dataType() != DataType.INT32) {
            throw new IllegalArgumentException(layer + " needs INT indices, not the " + inputs[0].dataType()
                    + " tensor " + Shapes.text(inputs[0].shape()) + "; Tensor.ofLabels(...) makes them");
        }
        return inputs[0];
    }

    private static void requireOne(Callable layer, int count) {
        if (count != 1) {
            throw new IllegalArgumentException(layer + " takes one tensor, but was called with " + count);
        }
    }

    private static void requireNumbers(Callable layer, DataType type, long... shape) {
        if (type == DataType.INT32) {
            throw new IllegalArgumentException(layer + " needs numbers, not the INT tensor " + Shapes.text(shape)
                    + ": INT is for labels and indices; cast(DataType.FLOAT) makes numbers of them");
        }
    }
}
