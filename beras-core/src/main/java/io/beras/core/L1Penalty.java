package io.beras.core;

import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/** The penalty λ·Σ |w|. */
record L1Penalty(double lambda) implements Regularizer, Configurable {

    L1Penalty {
        Arguments.requireNonNegative("lambda of l1", lambda);
    }

    @Override
    public Tensor penalty(Tensor w) {
        return w.abs().sum().mul(lambda);
    }

    @Override
    public Config config() {
        return Config.empty().with("lambda", lambda);
    }
}
