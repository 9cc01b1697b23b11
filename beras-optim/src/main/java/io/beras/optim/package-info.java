/**
 * Optimizers: each is one formula that updates one variable by its gradient.
 *
 * <p>{@link io.beras.optim.BasicOptimizer} is plain gradient descent; the name is the one of the course's assignment.
 * {@link io.beras.optim.VariableOptimizer} is the base class of all optimizers. A
 * {@link io.beras.optim.schedules.LearningRateSchedule} changes the learning rate from step to step, and
 * {@link io.beras.optim.GradientClipping} scales down gradients that are too large.
 */
@NullMarked
package io.beras.optim;

import org.jspecify.annotations.NullMarked;
