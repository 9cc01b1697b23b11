/** Learning-rate schedules: the learning rate as a function of the training step. */
@NullMarked
package io.beras.optim.schedules;

import org.jspecify.annotations.NullMarked;
