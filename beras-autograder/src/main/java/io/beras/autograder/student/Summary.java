package io.beras.autograder.student;

import java.util.List;

/** The last sentence of a check. */
final class Summary {

    private Summary() {}

    static String of(List<PartOutcome> outcomes) {
        String who = outcomes.size() == 1 ? outcomes.get(0).part().name() : "all parts";
        double points = outcomes.stream().mapToDouble(PartOutcome::points).sum();
        double possible = outcomes.stream().mapToDouble(PartOutcome::possiblePoints).sum();
        if (outcomes.stream().allMatch(PartOutcome::passed)) {
            return who + ": all public checks passed, " + Points.inWords(possible) + "; " + hidden(outcomes);
        }
        List<String> open = outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(outcome -> outcome.part().name())
                .toList();
        String where = outcomes.size() == 1 ? "" : " Not passed: " + String.join(", ", open) + ".";
        return who + ": not all public checks passed, " + Points.of(points) + " of " + Points.inWords(possible) + "." + where;
    }

    private static String hidden(List<PartOutcome> outcomes) {
        int tests = outcomes.stream().mapToInt(PartOutcome::hiddenTests).sum();
        double points = outcomes.stream().mapToDouble(PartOutcome::hiddenPoints).sum();
        return tests == 0
                ? "there are no hidden ones."
                : tests + " hidden " + (tests == 1 ? "one" : "ones") + ", " + Points.inWords(points)
                        + ", will run when you have handed in.";
    }
}
