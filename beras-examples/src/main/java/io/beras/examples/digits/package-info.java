/**
 * Handwritten-looking digits that the library draws itself, for a machine that has neither MNIST nor a network.
 *
 * <p>A picture comes about as on paper: {@link io.beras.examples.digits.StrokeTemplates} knows how digits are written, a
 * {@link io.beras.examples.digits.DigitWriter} writes one of them unsteadily, and a {@link io.beras.examples.digits.Canvas}
 * takes the ink. {@link io.beras.examples.digits.DigitGenerator} makes whole data sets of them.
 */
@NullMarked
package io.beras.examples.digits;

import org.jspecify.annotations.NullMarked;
