/** Benchmarks: the gain of each choice for speed, and Beras beside DL4J, PyTorch and hand-written code. */
@NullMarked
package io.beras.benchmarks;

import org.jspecify.annotations.NullMarked;
