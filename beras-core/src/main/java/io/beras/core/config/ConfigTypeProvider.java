package io.beras.core.config;

/**
 * Registers the types of a library with {@link ConfigTypes}, before the first type is searched.
 *
 * <p>A library names its providers in {@code META-INF/services/io.beras.core.config.ConfigTypeProvider}, as
 * {@link java.util.ServiceLoader} prescribes. A program calls {@link ConfigTypes#register} instead.
 */
public interface ConfigTypeProvider {

    /** Calls {@link ConfigTypes#register} for each type. */
    void registerTypes();
}
