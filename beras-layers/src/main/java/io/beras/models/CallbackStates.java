package io.beras.models;

import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of callbacks in a saved run. A state belongs to the callback of the same class at the same place among the
 * callbacks of this class, so that callbacks without a state may come and go.
 */
final class CallbackStates {

    private static final String CLASSES = "callbacks";

    private CallbackStates() {}

    static RunState add(RunState state, List<Callback> callbacks) {
        RunState all = state;
        List<String> owners = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Callback callback : callbacks) {
            String owner = owner(callback, counts);
            Map<String, Tensor> values = callback.state();
            if (!values.isEmpty()) {
                all = all.with("callback_" + owners.size(), values);
                owners.add(owner);
            }
        }
        return all.with(all.values().withTexts(CLASSES, owners));
    }

    /** Gives each callback its state, after checking that each state has a callback. */
    static void restore(RunState state, List<Callback> callbacks) {
        Map<String, Callback> byOwner = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        callbacks.forEach(callback -> byOwner.put(owner(callback, counts), callback));
        List<String> owners = state.values().texts(CLASSES);
        List<String> missing =
                owners.stream().filter(owner -> !byOwner.containsKey(owner)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the saved run had the callback " + String.join(" and ", missing)
                    + ", and this fit has not; add it with the same settings, or start a new run from the saved model with"
                    + " epochsDone(…)");
        }
        for (int i = 0; i < owners.size(); i++) {
            Callback callback = byOwner.get(owners.get(i));
            if (callback != null) {
                callback.restore(state.group("callback_" + i));
            }
        }
    }

    /** Returns the saved states of the callbacks of a class. */
    static List<Map<String, Tensor>> of(RunState state, Class<? extends Callback> type) {
        List<Map<String, Tensor>> states = new ArrayList<>();
        List<String> owners = state.values().texts(CLASSES);
        for (int i = 0; i < owners.size(); i++) {
            if ((owners.get(i) + " ").startsWith(type.getName() + " ")) {
                states.add(state.group("callback_" + i));
            }
        }
        return states;
    }

    /** Returns the class of a callback, and its place among the callbacks of this class if it is not the first. */
    private static String owner(Callback callback, Map<String, Integer> counts) {
        String type = callback.getClass().getName();
        int place = counts.merge(type, 1, Integer::sum);
        return place == 1 ? type : type + " (" + place + ")";
    }
}
