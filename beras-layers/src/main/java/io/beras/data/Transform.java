package io.beras.data;

import io.beras.core.Tensor;

/**
 * A function of samples that {@link Dataset#map} applies: scaling, augmentation, a change of shape.
 *
 * <pre>{@code
 * Dataset images = digits.map(x -> x.reshape(-1, 28, 28)).map(new RandomCrop(2)).map(Tensor::flatten);
 * }</pre>
 *
 * <p>A transform draws its random numbers from {@link io.beras.core.random.Randomness#current()}. So a run resumed at an epoch
 * draws the same as an uninterrupted run. With {@link DataLoader#workers workers}, several threads call a transform at the
 * same time, so a transform must not change its own state.
 */
@FunctionalInterface
public interface Transform {

    /** Returns the transformed samples, batch first. Their number must be that of x. */
    Tensor apply(Tensor x);
}
