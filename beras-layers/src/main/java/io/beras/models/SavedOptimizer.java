package io.beras.models;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.UniqueNames;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state of an optimizer in a saved model, named by the weights' names in this model.
 *
 * <p>An optimizer names its state by {@link Variable#name()}, which depends on the first model that got a layer. A file names
 * the state by {@link Weighted#namedWeights}, which depends on the saved model only.
 */
final class SavedOptimizer {

    private SavedOptimizer() {}

    /** Returns the state of an optimizer under the names for a file. */
    static Map<String, Variable> state(Model model, Optimizer optimizer) {
        Map<String, String> names = new HashMap<>();
        Map<Variable, String> inModel = namesInModel(model);
        UniqueNames.of(model.weights()).forEach((present, weight) -> names.put(present, inModel.get(weight)));
        Map<String, Variable> state = new LinkedHashMap<>();
        optimizer.state().forEach(slot -> state.put(renamed(slot.name(), names), slot));
        return state;
    }

    /** Returns the weights of other models that the optimizer has state for, by the names that the optimizer gives them. */
    static List<String> othersOf(Model model, Optimizer optimizer) {
        Set<String> own = UniqueNames.of(model.weights()).keySet();
        return optimizer.state().stream()
                .map(slot -> slot.name().substring(0, Math.max(0, slot.name().lastIndexOf('/'))))
                .filter(owner -> !owner.isEmpty() && !own.contains(owner))
                .distinct()
                .toList();
    }

    /** Restores the state of an optimizer that has taken no step, and its learning rate. */
    static void restore(Model model, Optimizer optimizer, Map<String, Tensor> state, double learningRate) {
        Map<String, String> names = new HashMap<>();
        Map<Variable, String> inModel = namesInModel(model);
        UniqueNames.of(model.weights()).forEach((present, weight) -> names.put(inModel.get(weight), present));
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        state.forEach((name, slot) -> renamed.put(renamed(name, names), slot));
        if (!renamed.isEmpty()) {
            optimizer.restore(renamed);
        }
        if (optimizer.learningRate() != learningRate) {
            restoreRate(optimizer, learningRate);
        }
    }

    private static void restoreRate(Optimizer optimizer, double learningRate) {
        try {
            optimizer.setLearningRate(learningRate);
        } catch (IllegalStateException isScheduled) {
            // The rate follows the schedule of this optimizer, such as a longer schedule than that of the saved run.
        }
    }

    private static Map<Variable, String> namesInModel(Model model) {
        Map<Variable, String> names = new HashMap<>(); // variables are equal only to themselves
        model.namedWeights().forEach((name, weight) -> names.put(weight, name));
        return names;
    }

    /** Returns the name of a slot, "dense_1/w/firstMoment", with another name of its weight. */
    private static String renamed(String slot, Map<String, String> names) {
        int end = slot.lastIndexOf('/');
        if (end < 0) {
            return slot;
        }
        String owner = slot.substring(0, end);
        return names.getOrDefault(owner, owner) + slot.substring(end);
    }
}
