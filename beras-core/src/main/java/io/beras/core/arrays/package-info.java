/**
 * The array layer: the only place that computes with ND4J.
 *
 * <p>Arrays here are contiguous and row-major, and results are new arrays. Shapes are checked by the callers, who know
 * which operation or layer to name; memory is checked here, because nothing a user passes may crash the JVM.
 *
 * <p>{@link io.beras.core.arrays.Kernels} is where one enters: FLOAT goes on to {@code FloatKernels}, Java loops
 * ({@code FloatLoops}, {@code FloatSoftmax}, {@code FloatMath}, {@code FloatActivations}) over chunks of arrays ({@code
 * Chunks}), DOUBLE to {@code ReferenceKernels}, ND4J's own operations and Java loops where those won't do. {@link io.beras.core.arrays.MatrixProducts} calls the BLAS that comes with ND4J,
 * {@code KernelThreads} shares what is large among threads, {@link io.beras.core.arrays.ArrayMemory} hands out the arrays, and
 * {@link io.beras.core.arrays.StepMemory} takes those of a training step back for the next.
 */
@NullMarked
package io.beras.core.arrays;

import org.jspecify.annotations.NullMarked;
