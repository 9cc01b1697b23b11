package io.beras.activations;

import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the activations, so that files can hold them. */
public final class ActivationTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public ActivationTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(GELU.class, config -> new GELU());
        ConfigTypes.register(ReLU.class, config -> new ReLU());
        ConfigTypes.register(SiLU.class, config -> new SiLU());
        ConfigTypes.register(Sigmoid.class, config -> new Sigmoid());
        ConfigTypes.register(Softmax.class, config -> new Softmax());
        ConfigTypes.register(Softplus.class, config -> new Softplus());
        ConfigTypes.register(Tanh.class, config -> new Tanh());
        ConfigTypes.register(TanhGELU.class, config -> new TanhGELU());
        ConfigTypes.register(ELU.class, config -> new ELU(config.number("alpha")));
        ConfigTypes.register(LeakyReLU.class, config -> new LeakyReLU(config.number("alpha")));
    }
}
