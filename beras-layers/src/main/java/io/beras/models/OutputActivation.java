package io.beras.models;

import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.core.Call;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.layers.Sequential;
import java.util.List;
import java.util.Locale;

/** The activation that computes the output of a model: a loss takes either probabilities or raw scores. */
enum OutputActivation {
    SOFTMAX,
    SIGMOID,
    /** A Dense layer without activation: raw scores. */
    NONE,
    UNKNOWN;

    /** Returns the activation of a model or part by its last part, through nested blocks. */
    static OutputActivation ofLastPart(Object part) {
        if (part instanceof Sequential block) {
            List<?> parts = block.parts();
            return parts.isEmpty() ? UNKNOWN : ofLastPart(parts.get(parts.size() - 1));
        }
        if (part.getClass() == SequentialModel.class) { // a subclass may have another forward
            return ofLastPart(((SequentialModel) part).block());
        }
        if (part instanceof Softmax) {
            return SOFTMAX;
        }
        if (part instanceof Sigmoid) {
            return SIGMOID;
        }
        return part instanceof Dense ? NONE : UNKNOWN;
    }

    /** Returns the activation by the recorded call that computed the prediction, in any model. */
    static OutputActivation ofCall(List<Call> calls, Tensor prediction) {
        return calls.stream()
                .filter(call -> call.output() == prediction)
                .map(call -> switch (call.name().toLowerCase(Locale.ROOT)) {
                    case "softmax" -> SOFTMAX;
                    case "sigmoid" -> SIGMOID;
                    default -> UNKNOWN;
                })
                .findFirst()
                .orElse(UNKNOWN);
    }
}
