package io.beras.plots.tape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Folds a long tape: repetitions of a pattern of calls, then the middle of the calls that are left. A call that must stay
 * visible is never folded.
 *
 * <p>Of a pattern that repeats, as a loop makes it, the first and the last repetition stay visible.
 */
final class Folding {

    /** A tape with no more calls than this is not folded. */
    static final int MAX_UNFOLDED = 100;

    /** The number of calls that stay visible at each end when the middle is folded. */
    private static final int VISIBLE_AT_END = 40;

    private static final int LONGEST_PATTERN = 64;
    private static final int FEWEST_REPETITIONS = 4;
    private static final int SMALLEST_FOLD = 5;

    /** Consecutive calls, which are visible or folded together. */
    record Part(List<CallFacts> calls, boolean isFolded) {

        CallFacts first() {
            return calls.get(0);
        }

        CallFacts last() {
            return calls.get(calls.size() - 1);
        }
    }

    private final List<CallFacts> calls;
    private final List<List<Object>> signatures;
    private final BitSet folded = new BitSet();

    private Folding(List<CallFacts> calls) {
        this.calls = calls;
        this.signatures = calls.stream().map(Folding::signature).toList();
    }

    /** Returns the calls in parts; {@code staysVisible} decides by the number of a call. */
    static List<Part> of(List<CallFacts> calls, IntPredicate staysVisible) {
        if (calls.size() <= MAX_UNFOLDED) {
            return List.of(new Part(calls, false));
        }
        Folding folding = new Folding(calls);
        folding.foldRepetitions();
        if (calls.size() - folding.folded.cardinality() > MAX_UNFOLDED) {
            folding.foldMiddle();
        }
        for (int i = 0; i < calls.size(); i++) {
            if (staysVisible.test(calls.get(i).number())) {
                folding.folded.clear(i);
            }
        }
        return folding.parts();
    }

    private static List<Object> signature(CallFacts call) {
        return List.of(
                call.operation(),
                call.output().shape(),
                call.variables(),
                call.operands().size());
    }

    private void foldRepetitions() {
        for (int i = 0; i < calls.size(); ) {
            int period = bestPeriod(i);
            int repetitions = period == 0 ? 0 : repetitions(i, period);
            if (repetitions < FEWEST_REPETITIONS) {
                i++;
            } else {
                folded.set(i + period, i + period * (repetitions - 1));
                i += period * repetitions;
            }
        }
    }

    /** Returns the length of the pattern from i on whose repetitions cover the most calls; the shortest of equals. */
    private int bestPeriod(int i) {
        int best = 0;
        int covered = 0;
        for (int period = 1; period <= LONGEST_PATTERN; period++) {
            int repetitions = repetitions(i, period);
            if (repetitions >= FEWEST_REPETITIONS && repetitions * period > covered) {
                best = period;
                covered = repetitions * period;
            }
        }
        return best;
    }

    private int repetitions(int i, int period) {
        int end = i + period;
        while (end < calls.size() && signatures.get(end).equals(signatures.get(end - period))) {
            end++;
        }
        return (end - i) / period;
    }

    private void foldMiddle() {
        int visible = calls.size() - folded.cardinality();
        for (int i = 0, rank = 0; i < calls.size(); i++) {
            if (!folded.get(i)) {
                rank++;
                folded.set(i, rank > VISIBLE_AT_END && rank <= visible - VISIBLE_AT_END);
            }
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        List<CallFacts> visible = new ArrayList<>();
        for (int start = 0, end; start < calls.size(); start = end) {
            boolean isFolded = folded.get(start);
            end = isFolded ? folded.nextClearBit(start) : folded.nextSetBit(start);
            end = end < 0 ? calls.size() : Math.min(end, calls.size());
            List<CallFacts> run = calls.subList(start, end);
            if (isFolded && run.size() >= SMALLEST_FOLD) {
                addVisible(parts, visible);
                parts.add(new Part(run, true));
            } else {
                visible.addAll(run);
            }
        }
        addVisible(parts, visible);
        return parts;
    }

    private static void addVisible(List<Part> parts, List<CallFacts> visible) {
        if (!visible.isEmpty()) {
            parts.add(new Part(List.copyOf(visible), false));
            visible.clear();
        }
    }
}
