/**
 * The {@code beras} command: trains models of handwritten digits and shows what came of it.
 *
 * <p>{@link io.beras.examples.BerasCommand} is the entrance, {@link io.beras.examples.MnistModels} holds the models and
 * their hyperparameters, {@link io.beras.examples.TrainingSession} trains one.
 */
@NullMarked
package io.beras.examples;

import org.jspecify.annotations.NullMarked;
