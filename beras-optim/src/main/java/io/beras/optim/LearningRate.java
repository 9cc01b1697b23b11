package io.beras.optim;

import io.beras.core.Variable;
import java.util.List;

/** Where an optimizer has its learning rate from: a number that somebody sets, or a schedule. */
interface LearningRate {

    /** The rate of the step to come. */
    double now();

    /** Sets the rate, from the step to come on. */
    void set(double rate);

    /** A step is done. */
    void advance();

    /** What has to be remembered of it. */
    List<Variable> state();
}
