package io.beras.core;

import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the regularizers, so that files can hold them. */
public final class CoreTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public CoreTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(L1Penalty.class, config -> new L1Penalty(config.number("lambda")));
        ConfigTypes.register(L2Penalty.class, config -> new L2Penalty(config.number("lambda")));
        ConfigTypes.register(
                PenaltySum.class,
                config -> new PenaltySum(
                        config.part("first", Regularizer.class), config.part("second", Regularizer.class)));
    }
}
