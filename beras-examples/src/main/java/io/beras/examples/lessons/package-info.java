/** The lessons, numbered: each file is one, from the first derivative to convolutions, and {@code Lessons} lists them. */
@NullMarked
package io.beras.examples.lessons;

import org.jspecify.annotations.NullMarked;
