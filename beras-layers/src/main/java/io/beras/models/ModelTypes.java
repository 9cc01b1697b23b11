package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the models, so that files can hold them. */
public final class ModelTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public ModelTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(OutputLoss.class, OutputLoss::of);
        ConfigTypes.register(
                SequentialModel.class,
                config -> new SequentialModel(
                        config.parts("parts", Callable.class).toArray(Callable[]::new)));
    }
}
