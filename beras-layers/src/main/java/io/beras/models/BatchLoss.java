package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.losses.Loss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a batch: the loss function of its predictions and targets, plus the penalties of the weights.
 *
 * @param total the scalar that training minimises
 * @param ofPredictions the part of the total that depends on the predictions
 * @param penalty the part of the total that the penalties contribute
 */
record BatchLoss(Tensor total, Tensor ofPredictions, double penalty) {

    static BatchLoss of(CompileSettings compiled, Tensor prediction, Batch batch) {
        List<Tensor> penalties = compiled.model().penalties();
        Tensor ofPredictions = withoutPenalties(compiled.loss(), prediction, batch);
        Tensor total = ofPredictions;
        for (Tensor penalty : penalties) {
            total = total.add(penalty);
        }
        return new BatchLoss(total, ofPredictions, sum(penalties));
    }

    static Tensor withoutPenalties(Loss loss, Tensor prediction, Batch batch) {
        @Nullable Tensor weights = batch.sampleWeights();
        Tensor value = weights == null ? loss.call(prediction, batch.y()) : loss.call(prediction, batch.y(), weights);
        if (value.rank() != 0) {
            throw new ShapeException("a loss must return a scalar, but " + ClassNames.of(loss) + " returned the shape "
                    + Shapes.text(value.shape()) + "; end it with a sum or a mean over all axes");
        }
        return value;
    }

    static double sum(List<Tensor> penalties) {
        return penalties.stream().mapToDouble(Tensor::item).sum();
    }
}
