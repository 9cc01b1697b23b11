/** The fast kernels agree with the reference kernels, which compute the formulas operation by operation. */
@NullMarked
package io.beras.kernels;

import org.jspecify.annotations.NullMarked;
