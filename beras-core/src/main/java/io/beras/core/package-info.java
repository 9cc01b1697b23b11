/**
 * The whole idea in one package: tensors go forward through {@link io.beras.core.Diffable}s, a
 * {@link io.beras.core.GradientTape} remembers the calls, and gradients come back the same way.
 */
@NullMarked
package io.beras.core;

import org.jspecify.annotations.NullMarked;
