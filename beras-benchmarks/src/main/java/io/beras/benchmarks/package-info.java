/** Measurements: what each choice for speed gains, and how Beras stands beside DL4J, PyTorch and hand-written code. */
@NullMarked
package io.beras.benchmarks;

import org.jspecify.annotations.NullMarked;
