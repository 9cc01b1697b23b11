/**
 * Losses: the distance of a prediction from its target, as a scalar that training minimises.
 *
 * <p>{@link io.beras.losses.Loss} is the interface. {@code ElementwiseLoss} adds reduction and sample weights, and {@code
 * CrossEntropy} adds labels and label smoothing. The formula of a loss and its gradient stand in the class of that name.
 */
@NullMarked
package io.beras.losses;

import org.jspecify.annotations.NullMarked;
