package io.beras.layers;

import io.beras.core.Diffable;
import io.beras.core.Shapes;
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
public final class Inputs {

    private Inputs() {}

    /**
     * Returns the input of a layer that takes one array of numbers.
     *
     * @throws IllegalArgumentException if there is none or more than one, or it holds INT labels
     */
    public static INDArray only(Diffable layer, INDArray... inputs) {
        if (inputs.length != 1) {
            throw new IllegalArgumentException(layer + " takes one tensor, but was called with " + inputs.length);
        }
        INDArray x = inputs[0];
        if (x.dataType() == DataType.INT32) {
            throw new IllegalArgumentException(layer + " needs numbers, not the INT tensor " + Shapes.text(x.shape())
                    + ": INT is for labels and indices; cast(DataType.FLOAT) makes numbers of them");
        }
        return x;
    }
}
