package io.beras.core.gradcheck;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A known mistake of an optimizer: its diagnosis, and the changes of the weights that it leads to. */
record OptimizerMistake(Diagnosis diagnosis, Function<OptimizerTrial, WeightChanges> changes) {

    /** Returns whether this mistake gives the actual changes, and differs from the formula. */
    boolean explains(OptimizerTrial trial, WeightChanges actual, WeightChanges expected) {
        WeightChanges wrong = changes.apply(trial);
        return actual.equal(wrong, Closeness.FIT) && !wrong.equal(expected, Closeness.FIT);
    }

    /** Returns a wrong formula as mistakes: t may count the updates of a variable, or the steps. */
    static List<OptimizerMistake> ofFormula(String cause, String text, UpdateRule wrong) {
        return List.of(
                mistake(cause, text, trial -> trial.run(wrong, UpdateStates.ofEachVariable(trial))),
                mistake(cause, text, trial -> trial.run(wrong, UpdateStates.countingSteps(trial))));
    }

    /** Returns the mistakes that are possible with any formula, the most probable first. */
    static List<OptimizerMistake> ofAnyRule(UpdateRule rule, double learningRate) {
        List<OptimizerMistake> mistakes = new ArrayList<>();
        mistakes.addAll(ofSteps(learningRate, trial -> trial.run(rule, UpdateStates.ofEachVariable(trial))));
        mistakes.addAll(ofSteps(learningRate, trial -> trial.run(rule, UpdateStates.countingSteps(trial))));
        mistakes.addAll(ofState(rule));
        return mistakes;
    }

    /** Returns the mistakes that use the right formula, and do something else with its result or its gradients. */
    private static List<OptimizerMistake> ofSteps(double learningRate, Function<OptimizerTrial, WeightChanges> run) {
        return List.of(
                scaled("sign", "looks like + in place of −: the step goes uphill; w ← w − lr·(…)", run, -1),
                scaled(
                        "learning-rate-missing",
                        "looks like a step without the learning rate: multiply the step by lr",
                        run,
                        1 / learningRate),
                scaled(
                        "learning-rate-squared",
                        "looks like a step that is multiplied by the learning rate twice",
                        run,
                        learningRate),
                scaled("half", "looks like a factor ½ in the step", run, 0.5),
                scaled("double", "looks like a step that is taken twice, or a factor 2 in the step", run, 2),
                scaled("no-update", "looks like a new weight that is never assigned: no weight changes", run, 0),
                mistake(
                        "null-as-zero",
                        "looks like a null gradient that counts as 0: leave the variable and its state unchanged",
                        trial -> run.apply(trial.withZerosForNull())),
                mistake(
                        "stops-at-null",
                        "looks like a loop that ends at a null gradient: skip this variable, and go on with the next",
                        trial -> run.apply(trial.withoutGradientsAfterNull())),
                mistake(
                        "variable-left-out",
                        "looks like an update of the first variable only: update every variable",
                        trial -> run.apply(trial.withGradientsOfFirst())));
    }

    /** Returns the mistakes that use the right formula with the wrong state. */
    private static List<OptimizerMistake> ofState(UpdateRule rule) {
        String shared = "looks like one state for several variables: store the state, such as m and v, per variable, by"
                + " identity and not by name";
        String lost =
                "looks like a state that starts at 0 again at each step: keep it between the calls of applyGradients";
        return List.of(
                mistake("state-shared", shared, trial -> trial.run(rule, UpdateStates.sharedByName(trial))),
                mistake(
                        "state-shared",
                        shared,
                        trial -> trial.run(rule, UpdateStates.sharedByNameCountingSteps(trial))),
                mistake(
                        "state-shared",
                        shared,
                        trial -> trial.run(rule, UpdateStates.sharedByNameCountingUpdates(trial))),
                mistake(
                        "step-counter",
                        "looks like t = 0 at the first step: t must be 1 there, so add 1 before the formula",
                        trial -> trial.run(rule, UpdateStates.countingFromZero(trial))),
                mistake(
                        "step-counter",
                        "looks like a counter t that rises with each variable: t must rise once per step",
                        trial -> trial.run(rule, UpdateStates.countingVariables(trial))),
                mistake(
                        "step-counter",
                        "looks like a counter t that stays 1, or 1 − β in place of 1 − βᵗ: t rises by 1 at each step",
                        trial -> trial.run(rule, UpdateStates.countingNothing(trial))),
                mistake("state-forgotten", lost, trial -> trial.run(rule, UpdateStates.forgetting(trial))),
                mistake("state-forgotten", lost, trial -> trial.run(rule, UpdateStates.forgettingAll(trial))));
    }

    private static OptimizerMistake scaled(
            String cause, String text, Function<OptimizerTrial, WeightChanges> run, double factor) {
        return mistake(cause, text, trial -> run.apply(trial).times(factor));
    }

    private static OptimizerMistake mistake(
            String cause, String text, Function<OptimizerTrial, WeightChanges> changes) {
        return new OptimizerMistake(new Diagnosis(cause, text), changes);
    }
}
