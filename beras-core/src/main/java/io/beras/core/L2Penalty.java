package io.beras.core;

import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/** The penalty λ·Σ w². */
record L2Penalty(double lambda) implements Regularizer, Configurable {

    L2Penalty {
        Arguments.requireNonNegative("lambda of l2", lambda);
    }

    @Override
    public Tensor penalty(Tensor w) {
        return w.mul(w).sum().mul(lambda);
    }

    @Override
    public Config config() {
        return Config.empty().with("lambda", lambda);
    }
}
