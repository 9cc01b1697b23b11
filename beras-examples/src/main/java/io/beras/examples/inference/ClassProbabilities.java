package io.beras.examples.inference;

import io.beras.activations.Sigmoid;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.models.Model;
import java.util.List;

/**
 * Probabilities of classes, (n, classes), from the outputs of a model: probabilities, scores before a softmax (logits), or one
 * number for two classes.
 */
final class ClassProbabilities {

    private static final double TOLERANCE = 1e-3;

    private ClassProbabilities() {}

    /** Returns the probabilities of the classes for each sample. */
    static Tensor of(Model model, Tensor outputs) {
        Tensor rows = outputs.reshape(outputs.size(0), -1);
        if (rows.size(1) == 1) {
            Tensor second = endsWithSigmoid(model) ? rows : new Sigmoid().call(rows);
            return Tensor.concat(1, second.neg().add(1), second);
        }
        return areProbabilities(rows) ? rows : rows.softmax();
    }

    private static boolean endsWithSigmoid(Model model) {
        List<Callable> parts = model.parts();
        return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Sigmoid;
    }

    private static boolean areProbabilities(Tensor rows) {
        int columns = (int) rows.size(1);
        double[] values = rows.toDoubleArray();
        for (int start = 0; start < values.length; start += columns) {
            double sum = 0;
            for (int i = start; i < start + columns; i++) {
                if (values[i] < 0) {
                    return false;
                }
                sum += values[i];
            }
            if (Math.abs(sum - 1) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
