package io.beras.data;

import io.beras.core.Tensor;

/**
 * Makes other samples of samples: scales them, varies them, changes their shape.
 *
 * <pre>{@code
 * Dataset images = digits.map(x -> x.reshape(-1, 28, 28)).map(new RandomCrop(2)).map(Tensor::flatten);
 * }</pre>
 *
 * <p>What it draws comes from {@link io.beras.core.random.Randomness#current()}, so that a run resumed at an epoch draws what
 * the uninterrupted one would have drawn. With {@link DataLoader#workers workers} it is called on several threads at
 * once, so it keeps nothing between calls.
 */
@FunctionalInterface
public interface Transform {

    /** Returns as many samples as x holds, batch first. */
    Tensor apply(Tensor x);
}
