package io.beras.models;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The state of a training run beside the model, in a file of {@link ModelFile}: the JSON object "training", and tensors whose
 * names in the file start with "training/".
 *
 * <p>A group is a list of named tensors. The settings hold the names, and the entries are numbers: the name of a metric need
 * not be a valid name of an entry. Numbers of training are tensors, because JSON has no NaN and no infinity.
 *
 * @param values the settings, and the names of each group
 * @param tensors the tensors by the name of the group and a number, as in "averages/0"
 */
record RunState(Config values, Map<String, ? extends Tensor> tensors) {

    RunState with(Config changed) {
        return new RunState(changed, tensors);
    }

    /** Returns this state and a group of tensors. */
    RunState with(String group, Map<String, ? extends Tensor> members) {
        Map<String, Tensor> all = new LinkedHashMap<>(tensors);
        int number = 0;
        for (Tensor value : members.values()) {
            all.put(group + "/" + number++, value);
        }
        return new RunState(values.withTexts(group, List.copyOf(members.keySet())), all);
    }

    /** Returns this state and a group of lists of numbers, none of them empty. */
    RunState withLists(String group, Map<String, List<Double>> lists) {
        Map<String, Tensor> rows = new LinkedHashMap<>();
        lists.forEach((name, list) -> rows.put(name, row(list)));
        return with(group, rows);
    }

    /**
     * Returns the tensors of a group by name.
     *
     * @throws IllegalArgumentException if one is missing
     */
    Map<String, Tensor> group(String group) {
        Map<String, Tensor> members = new LinkedHashMap<>();
        int number = 0;
        for (String name : values.texts(group)) {
            String entry = group + "/" + number++;
            @Nullable Tensor value = tensors.get(entry);
            if (value == null) {
                throw new IllegalArgumentException("the state of the run lacks \"" + entry + "\"");
            }
            members.put(name, value);
        }
        return members;
    }

    Map<String, double[]> lists(String group) {
        Map<String, double[]> lists = new LinkedHashMap<>();
        group(group).forEach((name, row) -> lists.put(name, row.toDoubleArray()));
        return lists;
    }

    /** Returns one list of a group, which must have this length. */
    double[] numbers(String group, String name, int length) {
        double @Nullable [] numbers = lists(group).get(name);
        if (numbers == null || numbers.length != length) {
            throw new IllegalArgumentException("the state of the run needs " + length + " values as \"" + group + "\"");
        }
        return numbers;
    }

    private static Tensor row(List<Double> values) {
        return Tensor.of(
                DataType.DOUBLE,
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                values.size());
    }
}
