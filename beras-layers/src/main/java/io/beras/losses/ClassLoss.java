package io.beras.losses;

import io.beras.core.Diffable;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What losses over several classes share: rows with a number for each class. */
abstract class ClassLoss extends LabelLoss {

    ClassLoss(Reduction reduction, LabelSmoothing smoothing) {
        super(reduction, smoothing);
    }

    @Override
    final void requireRanks(INDArray prediction, INDArray target) {
        if (prediction.rank() != 2) {
            throw new ShapeException(
                    name() + " needs a prediction of shape (n, classes), not " + Shapes.text(prediction.shape()));
        }
        if (target.dataType() != DataType.INT32 && target.rank() == 1) {
            throw new ShapeException(name() + " needs one-hot rows of shape " + Shapes.text(prediction.shape())
                    + ", or INT labels made with Tensor.ofLabels, not a " + target.dataType() + " target of shape "
                    + Shapes.text(target.shape()));
        }
    }

    @Override
    final Diffable labelReader(DataType type, long... shape) {
        return new OneHotRows(name(), shape[0], shape[1], type);
    }

    @Override
    final long classes(long... shape) {
        return shape[1];
    }
}
