package io.beras.losses;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.arrays.ArrayIo;
import io.beras.core.arrays.Kernels;
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
            return oneHot(target, prediction);
        }
        if (target.rank() == 1) {
            throw new ShapeException(name() + " needs one-hot rows of shape " + Shapes.text(prediction.shape())
                    + ", or INT labels made with Tensor.ofLabels, not a " + target.dataType() + " target of shape "
                    + Shapes.text(target.shape()));
        }
        return super.asNumbers(prediction, target);
    }

    private INDArray oneHot(INDArray labels, INDArray prediction) {
        long[] shape = prediction.shape();
        if (labels.length() != shape[0]) {
            throw new ShapeException(name() + " needs one label per sample, " + shape[0] + " in all, not shape "
                    + Shapes.text(labels.shape()));
        }
        int classes = Math.toIntExact(shape[1]);
        double[] oneHot = new double[Math.toIntExact(prediction.length())];
        int row = 0;
        for (int label : ArrayIo.ints(labels)) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(name() + " needs labels from 0 to " + (classes - 1) + " for "
                        + classes + " classes, but sample " + row + " has label " + label);
            }
            oneHot[row++ * classes + label] = 1;
        }
        return Kernels.of(oneHot, prediction.dataType(), shape);
    }
}
