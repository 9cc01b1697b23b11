package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.losses.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a batch: the loss functions of its predictions and targets, plus the penalties of the weights.
 *
 * @param total the scalar that training minimises
 * @param ofPredictions the part of the total that depends on the predictions
 * @param ofOutputs the loss of each output, without its weight
 * @param penalty the part of the total that the penalties contribute
 */
record BatchLoss(Tensor total, Tensor ofPredictions, List<Tensor> ofOutputs, double penalty) {

    static BatchLoss of(CompileSettings compiled, List<Tensor> predictions, Batch batch) {
        List<Tensor> penalties = compiled.model().penalties();
        List<Tensor> ofOutputs = ofOutputs(compiled, predictions, batch);
        Tensor ofPredictions = weightedSum(compiled, ofOutputs);
        Tensor total = ofPredictions;
        for (Tensor penalty : penalties) {
            total = total.add(penalty);
        }
        return new BatchLoss(total, ofPredictions, ofOutputs, sum(penalties));
    }

    /** Returns the loss without the penalties of the weights. */
    static BatchLoss withoutPenalties(CompileSettings compiled, List<Tensor> predictions, Batch batch) {
        List<Tensor> ofOutputs = ofOutputs(compiled, predictions, batch);
        Tensor total = weightedSum(compiled, ofOutputs);
        return new BatchLoss(total, total, ofOutputs, 0);
    }

    /** Returns the value of the total as "loss", and the losses of several outputs by their names, as in "digit_loss". */
    Map<String, Double> values(CompileSettings compiled, double totalValue) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", totalValue);
        for (int output = 0; ofOutputs.size() > 1 && output < ofOutputs.size(); output++) {
            values.put(compiled.valueName(output, "loss"), ofOutputs.get(output).item());
        }
        return values;
    }

    static double sum(List<Tensor> penalties) {
        return penalties.stream().mapToDouble(Tensor::item).sum();
    }

    private static List<Tensor> ofOutputs(CompileSettings compiled, List<Tensor> predictions, Batch batch) {
        if (compiled.hasOneOutput()) {
            return List.of(ofOutput(compiled, 0, predictions, batch));
        }
        List<Tensor> losses = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            int output = i;
            losses.add(InOutput.compute(compiled, output, () -> ofOutput(compiled, output, predictions, batch)));
        }
        return losses;
    }

    /** Returns the loss of an output, without its weight. */
    static Tensor ofOutput(CompileSettings compiled, int output, List<Tensor> predictions, Batch batch) {
        Loss loss = compiled.outputs().get(output).loss();
        Tensor prediction = predictions.get(output);
        Tensor target = batch.targets().get(output);
        @Nullable Tensor weights = batch.sampleWeights();
        Tensor value = weights == null ? loss.call(prediction, target) : loss.call(prediction, target, weights);
        if (value.rank() != 0) {
            throw new ShapeException("a loss must return a scalar, but " + ClassNames.of(loss) + " returned the shape "
                    + Shapes.text(value.shape()) + "; end it with a sum or a mean over all axes");
        }
        return value;
    }

    private static Tensor weightedSum(CompileSettings compiled, List<Tensor> ofOutputs) {
        Tensor sum = weighted(compiled, 0, ofOutputs);
        for (int output = 1; output < ofOutputs.size(); output++) {
            sum = sum.add(weighted(compiled, output, ofOutputs));
        }
        return sum;
    }

    private static Tensor weighted(CompileSettings compiled, int output, List<Tensor> ofOutputs) {
        double weight = compiled.outputs().get(output).weight();
        Tensor loss = ofOutputs.get(output);
        return weight == 1 ? loss : loss.mul(weight);
    }
}
