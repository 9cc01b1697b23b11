package io.beras.core.gradcheck;

import io.beras.core.Shapes;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of an {@link OptimizerCheck}: the first step that is wrong, its worst elements, and the probable mistakes. */
public final class OptimizerReport {

    private static final int WORST = 3;

    private final String what;
    private final @Nullable String problem;
    private final WeightChanges.@Nullable Difference difference;
    private final List<Diagnosis> diagnoses;
    private final long seed;

    OptimizerReport(
            String what,
            @Nullable String problem,
            WeightChanges.@Nullable Difference difference,
            List<Diagnosis> diagnoses,
            long seed) {
        this.what = what;
        this.problem = problem;
        this.difference = difference;
        this.diagnoses = List.copyOf(diagnoses);
        this.seed = seed;
    }

    static OptimizerReport right(String what, long seed) {
        return new OptimizerReport(what, null, null, List.of(), seed);
    }

    /** Returns whether every step was right. */
    public boolean passed() {
        return problem == null && difference == null;
    }

    /** Returns the mistakes that explain the steps, the most probable first; empty if no known mistake fits. */
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    /** Returns the seed of the weights and gradients. */
    public long seed() {
        return seed;
    }

    /** Returns the first wrong step, its three worst elements, the diagnoses and the seed. */
    @Override
    public String toString() {
        if (passed()) {
            return what + ": the changes of all weights are right";
        }
        List<String> lines = new ArrayList<>();
        if (problem != null) {
            lines.add(problem);
        }
        if (difference != null) {
            lines.addAll(lines(difference));
        }
        diagnoses.forEach(diagnosis -> lines.add(diagnosis.text()));
        lines.add("seed " + seed + "; repeat this check with -Dberas.gradcheck.seed=" + seed);
        return String.join("\n", lines);
    }

    private List<String> lines(WeightChanges.Difference first) {
        OptimizerTrial.NamedWeights w = first.weights();
        List<String> lines = new ArrayList<>();
        lines.add(what + ": step " + (first.step() + 1) + " is the first wrong step; " + first.wrong().length + " of "
                + w.values().length + " elements of variable " + first.variable() + ", \"" + w.name() + "\" "
                + Shapes.text(w.shape()) + ", change by a wrong value");
        Arrays.stream(first.wrong()).limit(WORST).forEach(i -> lines.add(element(first, i)));
        return lines;
    }

    private static String element(WeightChanges.Difference first, int i) {
        double actual = first.actual()[i];
        double expected = first.expected()[i];
        return String.format(
                Locale.ROOT,
                "  element %s: actual change %.9g, expected %.9g%s",
                ElementIndex.text(i, first.weights().shape()),
                actual,
                expected,
                expected == 0 ? "" : String.format(Locale.ROOT, " (ratio %.6g)", actual / expected));
    }
}
