package io.beras.core;

import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/** The sum of two penalties. */
record PenaltySum(Regularizer first, Regularizer second) implements Regularizer, Configurable {

    @Override
    public Tensor penalty(Tensor w) {
        return first.penalty(w).add(second.penalty(w));
    }

    @Override
    public Config config() {
        return Config.empty().withPart("first", first).withPart("second", second);
    }
}
