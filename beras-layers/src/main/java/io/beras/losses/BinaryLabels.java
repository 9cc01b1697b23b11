package io.beras.losses;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.ArrayIo;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * INT labels, each 0 or 1, to the numbers 0 and 1 in a prediction's shape.
 *
 * @param loss what messages call the loss that asks
 * @param type the type of the numbers
 * @param shape the prediction's shape
 */
@PureForward
record BinaryLabels(String loss, DataType type, long... shape) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        if (shape.length == 0 || Shapes.size(shape) != shape[0] || inputs[0].length() != shape[0]) {
            throw new ShapeException(loss + " takes one label per sample for predictions of shape (n) or (n, 1), not "
                    + Shapes.text(inputs[0].shape()) + " for " + Shapes.text(shape)
                    + "; give other targets as numbers in the prediction's shape");
        }
        int[] labels = ArrayIo.ints(inputs[0]);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException(
                        loss + " needs labels 0 or 1, but sample " + i + " has label " + labels[i]);
            }
        }
        return ArrayFactory.of(Arrays.stream(labels).asDoubleStream().toArray(), type, shape);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(LocalGradient.none("integer labels have no gradient"));
    }
}
