/** Drawings of digits as a person makes them, and what a trained model reads in them. */
@NullMarked
package io.beras.examples.drawings;

import org.jspecify.annotations.NullMarked;
