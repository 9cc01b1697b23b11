/** Losses: how far a prediction is from its target, as one number to descend. */
@NullMarked
package io.beras.losses;

import org.jspecify.annotations.NullMarked;
