/**
 * The array layer: the only place that computes with ND4J.
 *
 * <p>Arrays here are contiguous and row-major, and results are new arrays. Shapes are checked by the callers, who know
 * which operation or layer to name; memory is checked here, because nothing a user passes may crash the JVM.
 * {@link io.beras.core.arrays.Kernels} is plain ND4J, {@link io.beras.core.arrays.Products} calls the BLAS that comes
 * with it, and {@link io.beras.core.arrays.Memory} hands out the arrays.
 */
@NullMarked
package io.beras.core.arrays;

import org.jspecify.annotations.NullMarked;
