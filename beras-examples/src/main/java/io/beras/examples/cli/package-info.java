/**
 * The {@code beras} command: trains models of handwritten digits and shows what came of it.
 *
 * <p>{@link io.beras.examples.cli.BerasCommand} is the entrance, {@link io.beras.examples.training.MnistModels} holds the models and
 * their hyperparameters, {@link io.beras.examples.training.TrainingSession} trains one.
 */
@NullMarked
package io.beras.examples.cli;

import org.jspecify.annotations.NullMarked;
