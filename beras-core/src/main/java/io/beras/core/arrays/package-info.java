/**
 * The array layer: the only package that computes with ND4J.
 *
 * <p>Arrays are contiguous and row-major, and a result is a new array. The callers check shapes, because they know the
 * operation or layer to name. This package checks memory, so that no argument of a user can crash the JVM.
 *
 * <p><b>For users:</b>
 *
 * <ul>
 *   <li>{@link io.beras.core.arrays.Window}: the window of a convolution or pooling
 *   <li>{@link io.beras.core.arrays.RowWriter}: fills a matrix row by row
 *   <li>{@link io.beras.core.arrays.UpdateLoop}: the loop of a custom optimizer
 *   <li>{@link io.beras.core.arrays.KernelSelection}: fast or reference kernels
 * </ul>
 *
 * <p><b>For layer authors</b>, who write a {@code forward} on arrays:
 *
 * <ul>
 *   <li>{@link io.beras.core.arrays.Kernels}: elementwise functions, gradients, reductions
 *   <li>{@link io.beras.core.arrays.MatrixProducts}: matrix products
 *   <li>{@link io.beras.core.arrays.ImageKernels}: convolution and pooling
 *   <li>{@link io.beras.core.arrays.ShapeKernels}: reshape, transpose, slice, concat, gather, scatter
 *   <li>{@link io.beras.core.arrays.ArrayFactory}: new arrays with given values
 *   <li>{@link io.beras.core.arrays.ArrayIo}: array elements from and to Java arrays
 * </ul>
 *
 * <p><b>Internal</b>, even where public for the package {@code io.beras.core}:
 *
 * <ul>
 *   <li>rules: {@code ArrayLimits} for shapes, {@code ZeroUpstream} for 0·∞ in gradients
 *   <li>reference kernels, in ND4J's operations: {@code ReferenceKernels}, {@code ReferenceActivations}, {@code
 *       ReferenceImageKernels} with {@code Im2col}
 *   <li>fast kernels, in Java loops over FLOAT: {@code FloatKernels} runs the loops of {@code FloatElementwise}, {@code
 *       FloatMath}, {@code FloatActivations} and {@code FloatSoftmax} over {@code ChunkedLoops}; {@code FloatReductions} with
 *       {@code ReductionShape}; {@code BroadcastReader}, {@code FloatBits}, {@code ScratchBuffers}
 *   <li>fast image kernels: {@code FloatImageKernels}, {@code FloatConvolution} with {@code FloatIm2col}, {@code
 *       FloatPooling} with {@code FloatPlaneLoop}, {@code FloatImageRow}
 *   <li>optimizer updates: {@code UpdateLoopRunner}
 *   <li>matrix products: {@code Gemm} calls the BLAS on a {@code Matrix}
 *   <li>memory: {@link io.beras.core.arrays.ArrayMemory} allocates and checks, {@link io.beras.core.arrays.StepMemory}
 *       reuses the arrays of a training step, {@code NativeMemoryPressure} counts bytes, {@code FloatAddresses} caches addresses
 *   <li>threads and native code: {@code KernelThreads}, {@code NativeRuntime}, {@code OpenBlasCoreType}
 * </ul>
 */
@NullMarked
package io.beras.core.arrays;

import org.jspecify.annotations.NullMarked;
