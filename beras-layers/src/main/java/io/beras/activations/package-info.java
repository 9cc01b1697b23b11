/** Activations: functions without weights that make a network more than one matrix. */
@NullMarked
package io.beras.activations;

import org.jspecify.annotations.NullMarked;
