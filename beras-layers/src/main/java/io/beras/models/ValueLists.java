package io.beras.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of numbers by name, all of the same length: the values of the batches or of the epochs. */
final class ValueLists {

    private final Map<String, List<Double>> lists = new LinkedHashMap<>();
    private int length;

    /** Adds a value to each list. A name that only a part of a resumed run has is NaN in the other part. */
    void add(Map<String, Double> values) {
        for (Map.Entry<String, Double> value : values.entrySet()) {
            List<Double> list = lists.get(value.getKey());
            if (list == null) {
                list = new ArrayList<>(Collections.nCopies(length, Double.NaN));
                lists.put(value.getKey(), list);
            }
            list.add(value.getValue());
        }
        length++;
        if (lists.size() != values.size()) {
            lists.values().stream().filter(list -> list.size() < length).forEach(list -> list.add(Double.NaN));
        }
    }

    int length() {
        return length;
    }

    /** Returns the lists by name, for reading. */
    Map<String, List<Double>> all() {
        return Collections.unmodifiableMap(lists);
    }

    List<Double> of(String name) {
        List<Double> values = lists.get(name);
        if (values == null) {
            throw new IllegalArgumentException("the history has no \"" + name + "\"; it has " + lists.keySet());
        }
        return Collections.unmodifiableList(values);
    }

    /** Adds saved lists to these empty lists. */
    void restore(Map<String, double[]> saved) {
        saved.forEach((name, values) -> {
            lists.put(name, new ArrayList<>(Arrays.stream(values).boxed().toList()));
            length = values.length;
        });
    }
}
