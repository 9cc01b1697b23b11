package io.beras.core.gradcheck;

import io.beras.core.Optimizer;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the steps of an optimizer with its formula, and names the probable mistake.
 *
 * <p>The check runs the optimizer for four steps on three variables in DOUBLE. The gradients are near 1 and near 1e-4; a
 * single element is always 0, and a single variable has no gradient at step 2. An optimizer of the library follows its
 * plain formula in DOUBLE, so the check does not judge its fast loop for FLOAT.
 *
 * <p>A mistake is named only if it explains every change to 1e-5: a candidate, which is a known wrong formula, or a general
 * mistake such as a wrong sign or a state that two variables share.
 *
 * <pre>{@code
 * UpdateRule rule = (w, g, state) -> {
 *     for (int i = 0; i < w.length; i++) {
 *         w[i] -= 0.01 * g[i];
 *     }
 * };
 * OptimizerReport report = OptimizerCheck.of("SGD", () -> new SGD(0.01), rule).check();
 * assertTrue(report.passed(), report.toString());
 * }</pre>
 */
public final class OptimizerCheck {

    private static final double TOLERANCE = 1e-6;

    private final String what;
    private final Supplier<? extends Optimizer> optimizer;
    private final UpdateRule rule;
    private final List<OptimizerMistake> candidates = new ArrayList<>();
    private long seed =
            Long.getLong("beras.gradcheck.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));

    private OptimizerCheck(String what, Supplier<? extends Optimizer> optimizer, UpdateRule rule) {
        this.what = what;
        this.optimizer = optimizer;
        this.rule = rule;
    }

    /**
     * Returns a check of an optimizer.
     *
     * @param what the name of the optimizer in messages, such as "Adam"
     * @param optimizer makes an optimizer that has taken no step
     * @param rule the formula, with the same learning rate and constants
     */
    public static OptimizerCheck of(String what, Supplier<? extends Optimizer> optimizer, UpdateRule rule) {
        return new OptimizerCheck(what, optimizer, rule);
    }

    /**
     * Adds a known wrong formula. The first candidate that fits is the most probable diagnosis.
     *
     * @param cause the identifier of the {@link Diagnosis}
     * @param text the sentence of the diagnosis
     */
    public OptimizerCheck candidate(String cause, String text, UpdateRule wrong) {
        candidates.addAll(OptimizerMistake.ofFormula(cause, text, wrong));
        return this;
    }

    /**
     * Sets the seed of the weights and gradients; the default is the system property {@code beras.gradcheck.seed}, or random.
     */
    public OptimizerCheck seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Runs the check.
     *
     * @throws UnsupportedOperationException if the optimizer throws it: the method is not written
     */
    public OptimizerReport check() {
        OptimizerTrial three = OptimizerTrial.ofThree(seed);
        try {
            return compare(three, null);
        } catch (UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            return afterException(e);
        }
    }

    /** A state for all variables fails at the first variable of another shape: two variables of one shape show it. */
    private OptimizerReport afterException(RuntimeException e) {
        String problem = what + ".applyGradients threw " + e;
        Optional<Diagnosis> known = OptimizerException.diagnose(optimizer, seed, e);
        if (known.isPresent()) {
            return report(problem, known.get());
        }
        try {
            return compare(OptimizerTrial.ofTwo(seed), problem);
        } catch (RuntimeException again) {
            return report(problem, OptimizerException.unknown());
        }
    }

    private OptimizerReport compare(OptimizerTrial trial, @Nullable String problem) {
        WeightChanges actual = trial.run(optimizer.get());
        WeightChanges expected = trial.run(rule, UpdateStates.ofEachVariable(trial));
        WeightChanges countingSteps = trial.run(rule, UpdateStates.countingSteps(trial));
        boolean right = actual.equal(expected, TOLERANCE) || actual.equal(countingSteps, TOLERANCE);
        if (right) {
            return problem == null ? OptimizerReport.right(what, seed) : report(problem, OptimizerException.unknown());
        }
        List<OptimizerMistake> mistakes = new ArrayList<>(candidates);
        mistakes.addAll(OptimizerMistake.ofAnyRule(rule, optimizer.get().learningRate()));
        List<Diagnosis> diagnoses = mistakes.stream()
                .filter(mistake -> mistake.explains(trial, actual, expected))
                .map(OptimizerMistake::diagnosis)
                .toList();
        WeightChanges.Difference difference =
                actual.firstDifference(expected, TOLERANCE).orElseThrow();
        return new OptimizerReport(what, problem, difference, DistinctCauses.of(diagnoses), seed);
    }

    private OptimizerReport report(String problem, Diagnosis diagnosis) {
        return new OptimizerReport(what, problem, null, List.of(diagnosis), seed);
    }
}
