package io.beras.losses;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.ArrayIo;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * INT labels (n) to rows (n, classes) with a 1 at the label.
 *
 * @param loss what messages call the loss that asks
 * @param rows how many labels there must be
 * @param classes how many classes there are
 * @param type the type of the rows
 */
@PureForward
record OneHotRows(String loss, long rows, long classes, DataType type) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        if (inputs[0].length() != rows) {
            throw new ShapeException(loss + " needs one label per sample, " + rows + " in all, not shape "
                    + Shapes.text(inputs[0].shape()));
        }
        int[] labels = ArrayIo.ints(inputs[0]);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(loss + " needs labels from 0 to " + (classes - 1) + " for " + classes
                        + " classes, but sample " + i + " has label " + labels[i]);
            }
        }
        return ArrayFactory.oneHot(labels, Math.toIntExact(classes), type);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(LocalGradient.none("integer labels have no gradient"));
    }
}
