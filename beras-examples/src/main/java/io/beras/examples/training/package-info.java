/**
 * The models of handwritten digits with their hyperparameters, and a training session from data to test accuracy.
 *
 * <p>{@link io.beras.examples.training.MnistModels} and {@link io.beras.examples.training.LeNet} build the models,
 * {@link io.beras.examples.training.TrainingSession} trains and tests one of them.
 */
@NullMarked
package io.beras.examples.training;

import org.jspecify.annotations.NullMarked;
