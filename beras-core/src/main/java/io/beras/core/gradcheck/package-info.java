/** Gradient checks: analytic gradients compared with finite differences. */
@NullMarked
package io.beras.core.gradcheck;

import org.jspecify.annotations.NullMarked;
