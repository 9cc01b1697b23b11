package io.beras.losses;

import io.beras.core.Diffable;

/**
 * How far a prediction is from its target, as a scalar: {@code loss.call(prediction, target)}.
 *
 * <p>A third tensor, {@code loss.call(prediction, target, sampleWeight)}, of shape (n), makes some samples count more.
 *
 * <pre>{@code
 * Loss loss = new MeanSquaredError();
 * double value = loss.call(prediction, target).item();
 * }</pre>
 */
public interface Loss extends Diffable {}
