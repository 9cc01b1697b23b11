/** Models and weights that other libraries write and read. */
@NullMarked
package io.beras.exchange;

import org.jspecify.annotations.NullMarked;
