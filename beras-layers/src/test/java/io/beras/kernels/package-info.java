/** What the library computes in one pass over memory is what the formulas say, operation by operation. */
@NullMarked
package io.beras.kernels;

import org.jspecify.annotations.NullMarked;
