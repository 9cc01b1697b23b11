package io.beras.data;

import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the transforms with settings, so that files can hold them. */
public final class TransformTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public TransformTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(Standardization.class, Standardization::of);
    }
}
