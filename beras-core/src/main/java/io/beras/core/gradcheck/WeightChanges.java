package io.beras.core.gradcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The change of each variable at each step of an {@link OptimizerTrial}. */
final class WeightChanges {

    /** Smaller changes are judged relative to this change: the difference of two weights near 1 is rounded to about 1e-16. */
    private static final double SMALLEST = 1e-9;

    private final OptimizerTrial trial;
    private final List<List<double[]>> steps = new ArrayList<>();

    WeightChanges(OptimizerTrial trial) {
        this.trial = trial;
    }

    /** Adds a step. */
    void add(List<double[]> before, List<double[]> after) {
        List<double[]> changes = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            double[] w = before.get(i);
            double[] next = after.get(i);
            changes.add(IntStream.range(0, w.length)
                    .mapToDouble(j -> next[j] - w[j])
                    .toArray());
        }
        steps.add(changes);
    }

    /** Returns these changes times a factor. */
    WeightChanges times(double factor) {
        WeightChanges scaled = new WeightChanges(trial);
        for (List<double[]> step : steps) {
            scaled.steps.add(step.stream()
                    .map(change -> Arrays.stream(change).map(c -> c * factor).toArray())
                    .toList());
        }
        return scaled;
    }

    /** Returns whether all changes agree to this relative error, element by element. */
    boolean equal(WeightChanges other, double tolerance) {
        return firstDifference(other, tolerance).isEmpty();
    }

    /** Returns the elements that differ, the worst first, of the first variable that differs at the first such step. */
    Optional<Difference> firstDifference(WeightChanges expected, double tolerance) {
        for (int step = 0; step < steps.size(); step++) {
            for (int i = 0; i < steps.get(step).size(); i++) {
                double[] a = steps.get(step).get(i);
                double[] e = expected.steps.get(step).get(i);
                int[] wrong = IntStream.range(0, a.length)
                        .filter(j -> !(error(a[j], e[j]) <= tolerance))
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer j) -> error(a[j], e[j]))
                                .reversed())
                        .mapToInt(j -> j)
                        .toArray();
                if (wrong.length > 0) {
                    return Optional.of(new Difference(step, i, trial.weights().get(i), wrong, a, e));
                }
            }
        }
        return Optional.empty();
    }

    private static double error(double a, double e) {
        return Closeness.error(a, e, Math.max(SMALLEST, Math.max(Math.abs(a), Math.abs(e))));
    }

    /**
     * Where two runs differ first.
     *
     * @param step the step, counted from 0
     * @param variable the position of the variable, counted from 0
     * @param wrong the elements that differ, the worst first
     * @param actual the change of every element
     * @param expected the change of every element by the formula
     */
    record Difference(
            int step,
            int variable,
            OptimizerTrial.NamedWeights weights,
            int[] wrong,
            double[] actual,
            double[] expected) {}
}
