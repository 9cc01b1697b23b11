package io.beras.losses;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What losses over classes share: the target may be labels, one INT per sample. */
abstract class ClassLoss extends SampleLoss {

    ClassLoss(Reduction reduction) {
        super(reduction);
    }

    @Override
    final INDArray asNumbers(INDArray prediction, INDArray target) {
        if (prediction.rank() != 2) {
            throw new ShapeException(
                    name() + " needs a prediction of shape (n, classes), not " + Shapes.text(prediction.shape()));
        }
        if (target.dataType() == DataType.INT32) {
            return oneHotRows(prediction.dataType(), prediction.shape()).forward(target);
        }
        if (target.rank() == 1) {
            throw new ShapeException(name() + " needs one-hot rows of shape " + Shapes.text(prediction.shape())
                    + ", or INT labels made with Tensor.ofLabels, not a " + target.dataType() + " target of shape "
                    + Shapes.text(target.shape()));
        }
        return super.asNumbers(prediction, target);
    }

    @Override
    final Tensor asNumbers(Tensor prediction, Tensor target) {
        return target.dataType() == DataType.INT32
                ? oneHotRows(prediction.dataType(), prediction.shape()).call(target)
                : target;
    }

    private OneHotRows oneHotRows(DataType type, long... shape) {
        return new OneHotRows(name(), shape[0], shape[1], type);
    }
}
