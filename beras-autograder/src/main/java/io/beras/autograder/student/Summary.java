package io.beras.autograder.student;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The last sentence of a check. */
final class Summary {

    private Summary() {}

    static String of(List<PartOutcome> outcomes) {
        String who = outcomes.size() == 1 ? outcomes.get(0).part().name() : "all parts";
        if (outcomes.stream().allMatch(PartOutcome::passed)) {
            return who + ": all public checks passed, " + sum(outcomes, PartOutcome::possiblePoints) + "; "
                    + hidden(outcomes);
        }
        return who + ": not all public checks passed, " + reached(outcomes) + "."
                + (outcomes.size() == 1 ? "" : open(outcomes));
    }

    private static String reached(List<PartOutcome> outcomes) {
        return Points.withOptional(
                required(outcomes, PartOutcome::points),
                required(outcomes, PartOutcome::possiblePoints),
                optional(outcomes, PartOutcome::points),
                optional(outcomes, PartOutcome::possiblePoints));
    }

    private static String sum(List<PartOutcome> outcomes, ToDoubleFunction<PartOutcome> points) {
        return Points.withOptional(required(outcomes, points), optional(outcomes, points));
    }

    private static double required(List<PartOutcome> outcomes, ToDoubleFunction<PartOutcome> points) {
        return outcomes.stream()
                .filter(outcome -> !apart(outcomes, outcome))
                .mapToDouble(points)
                .sum();
    }

    private static double optional(List<PartOutcome> outcomes, ToDoubleFunction<PartOutcome> points) {
        return outcomes.stream()
                .filter(outcome -> apart(outcomes, outcome))
                .mapToDouble(points)
                .sum();
    }

    /** An optional part counts apart from the others, unless it is the only part. */
    private static boolean apart(List<PartOutcome> outcomes, PartOutcome outcome) {
        return outcome.part().optional() && outcomes.size() > 1;
    }

    /** Names the parts that fail, and counts those that are not written. */
    private static String open(List<PartOutcome> outcomes) {
        List<String> failed = outcomes.stream()
                .filter(outcome -> !outcome.passed() && !outcome.notWritten())
                .map(outcome -> outcome.part().name())
                .toList();
        long notWritten = outcomes.stream().filter(PartOutcome::notWritten).count();
        return (failed.isEmpty() ? "" : " Not passed: " + String.join(", ", failed) + ".")
                + (notWritten == 0 ? "" : " Not written: " + Points.count((int) notWritten, "part") + ".");
    }

    private static String hidden(List<PartOutcome> outcomes) {
        int tests = outcomes.stream().mapToInt(PartOutcome::hiddenTests).sum();
        return tests == 0
                ? "there are no hidden ones."
                : tests + " hidden " + (tests == 1 ? "one" : "ones") + ", " + sum(outcomes, PartOutcome::hiddenPoints)
                        + ", will run when you have handed in.";
    }
}
