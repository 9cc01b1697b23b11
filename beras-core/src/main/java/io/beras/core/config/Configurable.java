package io.beras.core.config;

/**
 * An object that returns the settings from which an equal object is created, so that a file can hold the object.
 *
 * <p>Weights are no settings: a file stores them beside the settings. A class with settings registers a function that creates
 * the object again; {@code Model.load} calls this function.
 *
 * <pre>{@code
 * record Scale(double factor) implements Callable, Configurable {
 *     public Tensor call(Tensor... inputs) {
 *         return inputs[0].mul(factor);
 *     }
 *
 *     public Config config() {
 *         return Config.empty().with("factor", factor);
 *     }
 * }
 *
 * ConfigTypes.register(Scale.class, config -> new Scale(config.number("factor")));
 * }</pre>
 *
 * @see ConfigTypes
 */
public interface Configurable {

    /** Returns the settings of this object, without its weights. */
    Config config();
}
