package io.beras.models;

import io.beras.core.Regularizer;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.messages.Quoted;
import io.beras.io.ConfigJson;
import io.beras.io.DataFileException;
import io.beras.io.TensorArchive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** The table of weights in a saved model: for each weight its name, and whether it is frozen or has a regularizer. */
final class SavedWeights {

    private static final String NAME = "name";
    private static final String FROZEN = "frozen";
    private static final String REGULARIZER = "regularizer";

    private SavedWeights() {}

    /** Returns the table of these weights; adds a sentence for each regularizer that a file can't hold. */
    static List<Map<String, Object>> table(Map<String, Variable> weights, List<String> missing) {
        List<Map<String, Object>> table = new ArrayList<>();
        weights.forEach((name, weight) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(NAME, name);
            if (weight.frozen()) {
                row.put(FROZEN, true);
            }
            weight.regularizer().ifPresent(regularizer -> {
                Optional<String> problem = ConfigJson.problem(regularizer);
                problem.ifPresentOrElse(
                        reason -> missing.add("the regularizer of \"" + name + "\": " + reason),
                        () -> row.put(REGULARIZER, regularizer));
            });
            table.add(row);
        });
        return table;
    }

    /**
     * Returns a weight that two different parts have, if there is such a weight: settings of parts can't say so.
     */
    static Optional<String> sharedByDifferentParts(Weighted root, Map<String, Variable> weights) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Variable> again = new ArrayList<>();
        collect(root, seen, again);
        return weights.entrySet().stream()
                .filter(weight -> again.contains(weight.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void collect(Weighted node, Set<Object> seen, List<Variable> again) {
        if (seen.add(node)) {
            node.ownWeights().stream().filter(weight -> !seen.add(weight)).forEach(again::add);
            node.children().forEach(child -> collect(child, seen, again));
        }
    }

    /** Checks that the table and the tensors of a file have the same names, and returns the rows by name. */
    static Map<String, Map<?, ?>> rows(@Nullable Object table, TensorArchive archive) {
        if (!(table instanceof List<?> list)) {
            throw new IllegalArgumentException("its list of weights is missing");
        }
        Map<String, Map<?, ?>> rows = new LinkedHashMap<>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> row)
                    || !(row.get(NAME) instanceof String name)
                    || !Set.of(NAME, FROZEN, REGULARIZER).containsAll(row.keySet())
                    || !(row.get(FROZEN) == null || row.get(FROZEN) instanceof Boolean)
                    || rows.put(name, row) != null) {
                throw new IllegalArgumentException("its list of weights is damaged");
            }
        }
        List<String> stored = archive.names().stream()
                .filter(name -> name.startsWith(ModelKeys.WEIGHT_PREFIX))
                .map(name -> name.substring(ModelKeys.WEIGHT_PREFIX.length()))
                .toList();
        requireSame(rows.keySet(), stored, "the list of weights", "the arrays of the file");
        return rows;
    }

    /** Sets the weights of a new model to the values, the types and the properties in the file. */
    static void restore(Model model, Map<String, Map<?, ?>> rows, TensorArchive archive, ConfigJson json)
            throws DataFileException {
        Map<String, Variable> weights = model.namedWeights();
        requireSame(weights.keySet(), rows.keySet(), "the parts of the model", "the arrays of the file");
        for (Map.Entry<String, Variable> weight : weights.entrySet()) {
            requireFit(weight.getKey(), weight.getValue(), archive);
        }
        for (Map.Entry<String, Variable> named : weights.entrySet()) {
            Variable weight = named.getValue();
            Map<?, ?> row = rows.get(named.getKey());
            try (StepScope step = new StepScope("the loading of a weight")) {
                Tensor value = archive.tensor(ModelKeys.WEIGHT_PREFIX + named.getKey());
                weight.castInPlace(value.dataType());
                weight.assign(value);
            }
            weight.setTrainable(row == null || !Boolean.TRUE.equals(row.get(FROZEN)));
            if (row != null && row.containsKey(REGULARIZER)) {
                weight.setRegularizer(json.create(row.get(REGULARIZER), Regularizer.class));
            }
        }
    }

    private static void requireFit(String name, Variable weight, TensorArchive archive) {
        String entry = ModelKeys.WEIGHT_PREFIX + name;
        if (!Arrays.equals(weight.shape(), archive.shape(entry))) {
            throw new IllegalArgumentException(Quoted.of(name) + " has the shape " + Shapes.text(weight.shape())
                    + " by the settings, but " + Shapes.text(archive.shape(entry)) + " in its array");
        }
        if (archive.type(entry) == DataType.INT32) {
            throw new IllegalArgumentException(Quoted.of(name) + " is INT, but weights are FLOAT or DOUBLE");
        }
    }

    private static void requireSame(
            Iterable<String> first, Iterable<String> second, String firstPlace, String secondPlace) {
        requireAll(set(first), set(second), firstPlace, secondPlace);
        requireAll(set(second), set(first), secondPlace, firstPlace);
    }

    private static void requireAll(Set<String> names, Set<String> others, String place, String otherPlace) {
        List<String> only =
                names.stream().filter(name -> !others.contains(name)).toList();
        if (!only.isEmpty()) {
            throw new IllegalArgumentException(
                    "the weights " + Quoted.list(only) + " are in " + place + ", but not in " + otherPlace);
        }
    }

    private static Set<String> set(Iterable<String> names) {
        Set<String> set = new LinkedHashSet<>();
        names.forEach(set::add);
        return set;
    }
}
