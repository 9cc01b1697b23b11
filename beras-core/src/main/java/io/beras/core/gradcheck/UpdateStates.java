package io.beras.core.gradcheck;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Hands a formula its state for each update: the right way, and the ways of known mistakes. */
@FunctionalInterface
interface UpdateStates {

    /** Returns the state for the update of a variable at a step, both counted from 0. */
    UpdateState of(int step, int variable);

    /** Each variable has its own state, and t counts its own updates: the right way. */
    static UpdateStates ofEachVariable(OptimizerTrial trial) {
        UpdateState[] states = states(trial);
        return (step, i) -> states[i].next();
    }

    /** t counts the steps, also the steps at which the variable has no gradient: right as well, in Keras for example. */
    static UpdateStates countingSteps(OptimizerTrial trial) {
        UpdateState[] states = states(trial);
        return (step, i) -> states[i].at(step + 1);
    }

    /** t starts at 0. */
    static UpdateStates countingFromZero(OptimizerTrial trial) {
        UpdateState[] states = states(trial);
        return (step, i) -> states[i].at(step);
    }

    /** t rises with each variable in place of each step. */
    static UpdateStates countingVariables(OptimizerTrial trial) {
        UpdateState[] states = states(trial);
        int[] count = {0};
        return (step, i) -> states[i].at(++count[0]);
    }

    /** t stays 1. */
    static UpdateStates countingNothing(OptimizerTrial trial) {
        UpdateState[] states = states(trial);
        return (step, i) -> states[i].at(1);
    }

    /** Variables of the same name share a state. */
    static UpdateStates sharedByName(OptimizerTrial trial) {
        Map<String, UpdateState> states = shared(trial);
        return (step, i) -> state(states, trial, i).next();
    }

    /** Variables of the same name share the arrays of a state, but t counts the steps. */
    static UpdateStates sharedByNameCountingSteps(OptimizerTrial trial) {
        Map<String, UpdateState> states = shared(trial);
        return (step, i) -> state(states, trial, i).at(step + 1);
    }

    /** Variables of the same name share the arrays of a state, but t counts the updates of each. */
    static UpdateStates sharedByNameCountingUpdates(OptimizerTrial trial) {
        Map<String, UpdateState> states = shared(trial);
        UpdateState[] counters = states(trial);
        return (step, i) -> state(states, trial, i).at(counters[i].next().t());
    }

    /** The arrays start at 0 again at each step. */
    static UpdateStates forgetting(OptimizerTrial trial) {
        return (step, i) -> new UpdateState(length(trial, i)).at(step + 1);
    }

    /** The whole state starts again at each step. */
    static UpdateStates forgettingAll(OptimizerTrial trial) {
        return (step, i) -> new UpdateState(length(trial, i)).next();
    }

    private static UpdateState[] states(OptimizerTrial trial) {
        return IntStream.range(0, trial.weights().size())
                .mapToObj(i -> new UpdateState(length(trial, i)))
                .toArray(UpdateState[]::new);
    }

    private static Map<String, UpdateState> shared(OptimizerTrial trial) {
        Map<String, UpdateState> states = new HashMap<>();
        for (int i = 0; i < trial.weights().size(); i++) {
            states.putIfAbsent(trial.weights().get(i).name(), new UpdateState(length(trial, i)));
        }
        return states;
    }

    private static UpdateState state(Map<String, UpdateState> states, OptimizerTrial trial, int i) {
        return Objects.requireNonNull(states.get(trial.weights().get(i).name()));
    }

    private static int length(OptimizerTrial trial, int i) {
        return trial.weights().get(i).values().length;
    }
}
