/**
 * Models: build them from layers, train, evaluate and predict.
 *
 * <p>The way of a batch: {@link io.beras.models.Model#fit}, {@code FitLoop.run}, {@code TrainStep.run} (forward, loss,
 * gradients, update, values). {@code EvaluateLoop} evaluates and predicts.
 */
@NullMarked
package io.beras.models;

import org.jspecify.annotations.NullMarked;
