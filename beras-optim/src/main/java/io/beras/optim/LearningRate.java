package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import java.util.List;
import java.util.Map;

/** The learning rate of an optimizer: fixed until it is set, or scheduled. */
sealed interface LearningRate permits FixedRate, ScheduledRate {

    /** Returns the rate of the present step, or, between two steps, of the next step. */
    double current();

    /** Sets the rate, from the next step on. */
    void set(double rate);

    /** Goes on to the next step. */
    void advance();

    /** Returns the state to save: the count of steps, if the rate depends on the count. */
    List<Variable> state();

    /** Adds this rate to the settings of an optimizer. */
    Config addTo(Config config);

    /** Removes the rate's part from a state to restore, checks the part, and returns the action that restores it. */
    Runnable prepareRestore(Map<String, Tensor> state);
}
