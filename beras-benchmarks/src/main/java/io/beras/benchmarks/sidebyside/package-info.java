/** Beras beside other libraries: the same data, first weights, sizes, batches and optimizer, a process each, in rounds. */
@NullMarked
package io.beras.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
