package io.beras.plots.tape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Folded calls in words: "1,995 calls folded, 11 to 2005: 399 times mul, add, tanh, mul, sum". */
final class FoldText {

    /** The longest pattern that is written out. */
    private static final int LONGEST_PATTERN = 8;

    private FoldText() {}

    static String of(Folding.Part part) {
        return Numbers.count(part.calls().size(), "call") + " folded, "
                + part.first().number() + " to " + part.last().number() + ": "
                + content(part.calls().stream().map(CallFacts::operation).toList());
    }

    private static String content(List<String> operations) {
        for (int period = 1; period <= Math.min(LONGEST_PATTERN, operations.size() / 2); period++) {
            if (operations.size() % period == 0 && repeats(operations, period)) {
                return Numbers.count(operations.size() / period, "time") + " "
                        + String.join(", ", operations.subList(0, period));
            }
        }
        return counts(operations);
    }

    private static boolean repeats(List<String> operations, int period) {
        return operations.subList(period, operations.size()).equals(operations.subList(0, operations.size() - period));
    }

    private static String counts(List<String> operations) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        operations.forEach(operation -> counts.merge(operation, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
