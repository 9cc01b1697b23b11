package io.beras.data.tables;

import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the preparation of tables, so that files can hold it. */
public final class TableTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public TableTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(TableInput.class, TableInput::of);
    }
}
