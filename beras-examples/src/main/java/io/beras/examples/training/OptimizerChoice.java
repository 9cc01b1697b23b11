package io.beras.examples.training;

import java.util.Locale;

/** The optimizers that the command offers. */
public enum OptimizerChoice {
    ADAM(0.001),
    ADAMW(0.001),
    NADAM(0.001),
    SGD(0.05),
    RMSPROP(0.001),
    ADAGRAD(0.01);

    private final double usualRate;

    OptimizerChoice(double usualRate) {
        this.usualRate = usualRate;
    }

    /** Returns the learning rate unless the user chooses one. */
    double usualRate() {
        return usualRate;
    }

    /** Returns the momentum unless the user chooses one. */
    double usualMomentum() {
        return this == SGD ? 0.9 : 0;
    }

    /** Returns whether the optimizer takes a momentum. */
    boolean takesMomentum() {
        return this == SGD || this == RMSPROP;
    }

    /** Returns the name of the optimizer on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
