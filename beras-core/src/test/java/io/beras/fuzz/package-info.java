/** Random programs of tensor operations, compared with a plain-Java interpreter. */
@NullMarked
package io.beras.fuzz;

import org.jspecify.annotations.NullMarked;
