/** Gradient checks: compares the gradients of a function with numerical gradients. */
@NullMarked
package io.beras.core.gradcheck;

import org.jspecify.annotations.NullMarked;
