/**
 * Differentiation: tensors go forward through {@link io.beras.core.Diffable}s, a {@link io.beras.core.GradientTape} records
 * the calls, and gradients come back the same way.
 *
 * <p>Six rooms:
 *
 * <ul>
 *   <li><b>contract</b>: {@link io.beras.core.Callable}, {@link io.beras.core.Weighted}, {@link io.beras.core.Diffable},
 *       {@link io.beras.core.LocalGradient}, {@link io.beras.core.Call}, {@link io.beras.core.Optimizer},
 *       {@link io.beras.core.Regularizer}
 *   <li><b>tensor</b>: {@link io.beras.core.Tensor}, {@link io.beras.core.Variable}, {@link io.beras.core.Shapes},
 *       {@link io.beras.core.StepScope}
 *   <li><b>tape</b>: {@link io.beras.core.GradientTape} and its parts, from {@code EagerExecution}, which runs a call, to
 *       {@code TapeEntry}, which goes back through it
 *   <li><b>operations</b>: the sealed family {@code Op}; {@code ls *Ops.java} is the table of operations
 *   <li><b>models in use</b>: {@link io.beras.core.RunScope} for threads that share a model, with
 *       {@link io.beras.core.WeightAccess} and {@link io.beras.core.TrainingClaim}; {@link io.beras.core.ModeDependent} for
 *       layers with a mode; {@link io.beras.core.NameScope} for the names of weights
 *   <li><b>messages</b>: {@link io.beras.core.ClassNames}, {@link io.beras.core.SettingsText},
 *       {@link io.beras.core.ValueRange}; {@link io.beras.core.NonFiniteSearch} finds the first call with NaN
 * </ul>
 *
 * <p>{@code Callable}, {@code Diffable}, {@code Weighted} and the {@code compose…Gradients} methods have the names of the
 * course's assignment. {@code java.util.concurrent} has a {@code Callable} of its own: import
 * {@code io.beras.core.Callable} by its full name, which takes precedence over {@code import java.util.concurrent.*}, as in
 * JShell. A file that needs both writes {@code java.util.concurrent.Callable} out.
 */
@NullMarked
package io.beras.core;

import org.jspecify.annotations.NullMarked;
