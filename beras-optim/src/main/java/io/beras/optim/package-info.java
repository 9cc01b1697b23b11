/** Optimizers: each is one formula that moves one variable by its gradient. */
@NullMarked
package io.beras.optim;

import org.jspecify.annotations.NullMarked;
