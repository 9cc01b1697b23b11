package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Joins all axes but the first into one axis: images become rows of pixels.
 *
 * <p>Shapes: (n, …) becomes (n, m), in row-major order. For example (2, 3, 4) becomes (2, 12).
 *
 * <pre>{@code
 * new SequentialModel(new Flatten(), new Dense(784, 10));      // for images (n, 28, 28)
 * }</pre>
 */
public final class Flatten implements Callable, Configurable {

    @Override
    public Tensor call(Tensor... inputs) {
        return InputChecks.only(this, inputs).flatten();
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "Flatten";
    }
}
