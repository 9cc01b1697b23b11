/** The models of the command, their hyperparameters, and one training session from data to test accuracy. */
@NullMarked
package io.beras.examples.training;

import org.jspecify.annotations.NullMarked;
