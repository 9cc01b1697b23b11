/** Activations: nonlinear functions without weights. Without them a network would be one matrix product. */
@NullMarked
package io.beras.activations;

import org.jspecify.annotations.NullMarked;
