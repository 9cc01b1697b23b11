/**
 * Optimizers: each is one formula that moves one variable by its gradient.
 *
 * <p>{@link io.beras.optim.schedules.LearningRateSchedule}s say how the learning rate changes from step to step, and
 * {@link io.beras.optim.GradientClipping} what happens to gradients that are too large.
 */
@NullMarked
package io.beras.optim;

import org.jspecify.annotations.NullMarked;
