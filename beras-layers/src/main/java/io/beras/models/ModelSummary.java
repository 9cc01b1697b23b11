package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.Shapes;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.io.TextTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of {@link Model#summary}: a line for each part, the parts of a block below it.
 *
 * <p>A part is "shared" if all its weights are listed above, so the column adds up to the total. A block shows the sum of its
 * parts.
 */
final class ModelSummary {

    private static final String[] TITLES = {"part", "output", "parameters", "memory", "weights"};
    /** Longer lists of weights continue on the next line. */
    private static final int WEIGHTS_WIDTH = 48;

    private final Map<Variable, String> names = new HashMap<>();
    private final Set<Variable> listed = new HashSet<>();
    private final TextTable table = new TextTable(TITLES).alignRight(2, 3);

    private ModelSummary(Model model) {
        model.namedWeights().forEach((name, weight) -> names.put(weight, name));
    }

    /** Returns the table with the shapes that the model can tell. */
    static String of(Model model) {
        List<long[]> samples = OutputShapes.samplesOf(model);
        if (!samples.isEmpty()) {
            try {
                return of(model, samples);
            } catch (RuntimeException notItsInput) {
                return new ModelSummary(model).text(model, ClassNames.kind(model), OutputShapes.unknown(model));
            }
        }
        return new ModelSummary(model).text(model, ClassNames.kind(model), OutputShapes.unknown(model));
    }

    /** Returns the table for inputs whose samples have these shapes. */
    static String of(Model model, List<long[]> samples) {
        String title = samples.stream()
                .map(OutputShapes::batchText)
                .collect(Collectors.joining(", ", ClassNames.kind(model) + ", input ", ""));
        return new ModelSummary(model).text(model, title, OutputShapes.of(model, samples));
    }

    /** Returns the model and its parts, as in "SequentialModel(Dense(784, 10), Softmax)". */
    static String inOneLine(Model model) {
        return model.parts().stream()
                .map(ModelSummary::markedLabel)
                .collect(Collectors.joining(", ", ClassNames.kind(model) + "(", ")"));
    }

    private String text(Model model, String title, List<OutputShapes.Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            boolean isBlock =
                    i + 1 < rows.size() && rows.get(i + 1).depth() > rows.get(i).depth();
            add(rows.get(i), isBlock);
        }
        List<Variable> own = model.ownWeights();
        if (!own.isEmpty()) {
            add("weights of the model", "", own, own);
        }
        return title + "\n" + table + "\n" + totals(model);
    }

    private void add(OutputShapes.Row row, boolean isBlock) {
        List<Variable> weights = row.part() instanceof Weighted weighted ? weighted.weights() : List.of();
        List<Variable> named = isBlock ? ((Weighted) row.part()).ownWeights() : weights;
        add("  ".repeat(row.depth()) + markedLabel(row.part()), row.shape(), weights, named);
        listed.addAll(named);
    }

    /** Adds the lines of a part that has these weights, and names some of them. */
    private void add(String label, String shape, List<Variable> weights, List<Variable> named) {
        List<Variable> added =
                weights.stream().filter(weight -> !listed.contains(weight)).toList();
        boolean isShared = added.isEmpty() && !weights.isEmpty();
        List<String> texts = lines(named);
        table.row(
                label,
                shape,
                isShared ? "shared" : count(added),
                isShared || weights.isEmpty() ? "" : bytes(added),
                texts.isEmpty() ? "" : texts.get(0));
        texts.stream().skip(1).forEach(text -> table.row("", "", "", "", text));
    }

    /** Returns the names and shapes of weights, on as many lines as they need. */
    private List<String> lines(List<Variable> weights) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            Variable weight = weights.get(i);
            String text = names.get(weight) + " " + Shapes.text(weight.shape()) + (weight.frozen() ? " frozen" : "")
                    + (i < weights.size() - 1 ? "," : "");
            int last = lines.size() - 1;
            if (last >= 0 && lines.get(last).length() + 1 + text.length() <= WEIGHTS_WIDTH) {
                lines.set(last, lines.get(last) + " " + text);
            } else {
                lines.add(text);
            }
        }
        return lines;
    }

    private static String totals(Model model) {
        List<Variable> weights = model.weights();
        List<Variable> frozen = weights.stream().filter(Variable::frozen).toList();
        List<Variable> state =
                model.compiledIfAny().map(compiled -> compiled.optimizer().state()).orElse(List.of()).stream()
                        .filter(slot -> slot.rank() > 0) // counts of steps need no memory worth a word
                        .toList();
        return count(weights) + " parameters (" + bytes(weights) + "), " + count(model.trainableVariables())
                + " of them trainable" + (frozen.isEmpty() ? "" : ", " + count(frozen) + " frozen")
                + (state.isEmpty() ? "" : "; state of the optimizer " + bytes(state));
    }

    private static String markedLabel(Object part) {
        boolean isFrozen = part instanceof Weighted weighted
                && !weighted.trainable()
                && weighted.weights().stream().anyMatch(Variable::frozen);
        String label = part instanceof Callable callable ? label(callable) : ClassNames.kind(part);
        return isFrozen ? label + " (frozen)" : label;
    }

    static String label(Callable part) {
        boolean hasText = !(part instanceof Model)
                && !part.toString().startsWith(part.getClass().getName());
        return hasText ? part.toString() : ClassNames.kind(part);
    }

    private static String count(List<Variable> weights) {
        return String.format(
                Locale.ROOT, "%,d", weights.stream().mapToLong(Variable::length).sum());
    }

    private static String bytes(List<Variable> weights) {
        double bytes = weights.stream()
                .mapToDouble(
                        weight -> (double) weight.length() * weight.dataType().width())
                .sum();
        if (bytes < 1000) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        if (bytes < 999_950) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 999.95e6
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
