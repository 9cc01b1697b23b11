package io.beras.models;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.WeightAccess;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of all weights of a model by name, running statistics included. Later copies reuse the memory.
 *
 * <pre>{@code
 * WeightCopies best = new WeightCopies();
 * best.copy(model);                                   // after the best epoch
 * best.assignTo(model);                               // at the end of training
 * }</pre>
 */
public final class WeightCopies {

    private final Map<String, Variable> copies = new LinkedHashMap<>();

    /** Returns whether there are no copies. */
    public boolean isEmpty() {
        return copies.isEmpty();
    }

    /** Drops the copies. */
    public void clear() {
        copies.clear();
    }

    /** Replaces the copies by the present weights. */
    public void copy(Model model) {
        Map<String, Variable> weights = model.namedWeights();
        copies.keySet().retainAll(weights.keySet());
        weights.forEach((name, weight) -> put(name, weight));
    }

    /** Replaces the copies by the parts of a state whose names start with the prefix. */
    public void restore(String prefix, Map<String, ? extends Tensor> state) {
        copies.clear();
        state.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                put(name.substring(prefix.length()), value);
            }
        });
    }

    /** Adds the copies to a state, under names that start with the prefix. */
    public void addTo(Map<String, Tensor> state, String prefix) {
        copies.forEach((name, copy) -> state.put(prefix + name, copy));
    }

    /**
     * Gives the model the copied weights, between two uses of the model by other threads.
     *
     * @throws IllegalArgumentException if the copies are not of such a model; then nothing changes
     */
    public void assignTo(Model model) {
        requireFit(model);
        List<Variable> weights = model.weights();
        try (WeightAccess access = WeightAccess.exclusive(weights)) {
            model.namedWeights().forEach((name, weight) -> {
                Variable copy = copy(name);
                weight.assign(copy.dataType() == weight.dataType() ? copy : copy.cast(weight.dataType()));
            });
        }
    }

    /**
     * Checks that the copies have the names and the shapes of a model's weights.
     *
     * @throws IllegalArgumentException if they have not; the message has both
     */
    public void requireFit(Model model) {
        Map<String, Variable> weights = model.namedWeights();
        if (!weights.keySet().equals(copies.keySet())) {
            throw new IllegalArgumentException("the state to restore holds copies of the weights " + copies.keySet()
                    + ", but the model has the weights " + weights.keySet() + "; create the model of the saved run");
        }
        weights.forEach((name, weight) -> {
            long[] shape = copy(name).shape();
            if (!Arrays.equals(shape, weight.shape())) {
                throw new IllegalArgumentException("the state to restore holds a copy of \"" + name + "\" in the shape "
                        + Shapes.text(shape) + ", but the model's weight has the shape " + Shapes.text(weight.shape())
                        + "; create the model of the saved run");
            }
        });
    }

    private Variable copy(String name) {
        @Nullable Variable copy = copies.get(name);
        if (copy == null) {
            throw new IllegalStateException("the weights were copied without \"" + name + "\"");
        }
        return copy;
    }

    private void put(String name, Tensor value) {
        @Nullable Variable copy = copies.get(name);
        if (copy != null && copy.dataType() == value.dataType() && Arrays.equals(copy.shape(), value.shape())) {
            copy.assign(value);
        } else {
            copies.put(name, Variable.nonTrainable(name, value));
        }
    }
}
