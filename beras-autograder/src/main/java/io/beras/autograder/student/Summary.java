package io.beras.autograder.student;

import java.util.List;

/** The last sentence of a check. */
final class Summary {

    private Summary() {}

    static String of(List<PartOutcome> outcomes) {
        String who = outcomes.size() == 1 ? outcomes.get(0).part().name() : "all parts";
        double points = outcomes.stream().mapToDouble(PartOutcome::points).sum();
        double possible =
                outcomes.stream().mapToDouble(PartOutcome::possiblePoints).sum();
        if (outcomes.stream().allMatch(PartOutcome::passed)) {
            return who + ": all public checks passed, " + Points.inWords(possible) + "; " + hidden(outcomes);
        }
        return who + ": not all public checks passed, " + Points.of(points) + " of " + Points.inWords(possible) + "."
                + (outcomes.size() == 1 ? "" : open(outcomes));
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
        double points = outcomes.stream().mapToDouble(PartOutcome::hiddenPoints).sum();
        return tests == 0
                ? "there are no hidden ones."
                : tests + " hidden " + (tests == 1 ? "one" : "ones") + ", " + Points.inWords(points)
                        + ", will run when you have handed in.";
    }
}
