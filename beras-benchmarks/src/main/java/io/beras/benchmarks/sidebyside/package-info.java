/** Beras beside other libraries, with the same data, first weights, sizes, batches and optimizer, a process each. */
@NullMarked
package io.beras.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
