package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.Shapes;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of {@link Model#summary}: a line for each part, with its weights and its number of parameters.
 *
 * <p>A part is "shared" if all its weights are listed above, so the column adds up to the total.
 */
final class ModelSummary {

    private static final String[] HEAD = {"part", "weights", "parameters"};
    /** Longer lists of weights, such as those of a block, continue on the next line. */
    private static final int WEIGHTS_WIDTH = 80;

    private ModelSummary() {}

    static String of(Model model) {
        List<String[]> lines = new ArrayList<>();
        lines.add(HEAD);
        Map<Variable, String> names = new HashMap<>();
        model.namedWeights().forEach((name, weight) -> names.put(weight, name));
        Set<Variable> listed = new HashSet<>();
        model.parts().forEach(part -> lines.addAll(lines(part, names, listed)));
        int[] widths = new int[HEAD.length];
        for (String[] line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line[column].length());
            }
        }
        String table = lines.stream()
                .map(line -> String.format(
                                Locale.ROOT,
                                "%-" + widths[0] + "s  %-" + widths[1] + "s  %" + widths[2] + "s",
                                line[0],
                                line[1],
                                line[2])
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
        return String.format(
                Locale.ROOT,
                "%s%n%s%,d parameters, %,d of them trainable",
                ClassNames.kind(model),
                table,
                parameters(model.weights()),
                parameters(model.trainableVariables()));
    }

    /** Returns the model and its parts, as in "SequentialModel(Dense(784, 10), Softmax)". */
    static String inOneLine(Model model) {
        return model.parts().stream()
                .map(ModelSummary::markedLabel)
                .collect(Collectors.joining(", ", ClassNames.kind(model) + "(", ")"));
    }

    private static List<String[]> lines(Callable part, Map<Variable, String> names, Set<Variable> listed) {
        List<Variable> weights = part instanceof Weighted weighted ? weighted.weights() : List.of();
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {markedLabel(part), "", parametersNotYetListed(weights, listed)});
        for (int i = 0; i < weights.size(); i++) {
            Variable weight = weights.get(i);
            String text = names.get(weight) + " " + Shapes.text(weight.shape()) + (weight.frozen() ? " frozen" : "")
                    + (i < weights.size() - 1 ? "," : "");
            String line = lines.get(lines.size() - 1)[1];
            if (line.isEmpty() || line.length() + 1 + text.length() <= WEIGHTS_WIDTH) {
                lines.get(lines.size() - 1)[1] = line.isEmpty() ? text : line + " " + text;
            } else {
                lines.add(new String[] {"", text, ""});
            }
        }
        return lines;
    }

    /** Returns the parameters of the weights that are not listed yet, and adds them to the list. */
    private static String parametersNotYetListed(List<Variable> weights, Set<Variable> listed) {
        List<Variable> added = weights.stream().filter(listed::add).toList();
        return added.isEmpty() && !weights.isEmpty() ? "shared" : String.format(Locale.ROOT, "%,d", parameters(added));
    }

    private static String markedLabel(Callable part) {
        boolean isFrozen = part instanceof Weighted weighted
                && !weighted.trainable()
                && weighted.weights().stream().anyMatch(Variable::frozen);
        return isFrozen ? label(part) + " (frozen)" : label(part);
    }

    static String label(Callable part) {
        boolean hasText = !(part instanceof Model)
                && !part.toString().startsWith(part.getClass().getName());
        return hasText ? part.toString() : ClassNames.kind(part);
    }

    private static long parameters(List<Variable> weights) {
        return weights.stream().mapToLong(Variable::length).sum();
    }
}
