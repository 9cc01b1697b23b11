/** The lessons, numbered: each file is one, from the first derivative to convolutions, and {@code Steps} lists them. */
@NullMarked
package io.beras.examples.steps;

import org.jspecify.annotations.NullMarked;
