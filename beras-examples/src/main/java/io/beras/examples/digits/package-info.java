/**
 * Synthetic digits that look handwritten, for a machine that has neither MNIST nor a network connection.
 *
 * <p>{@link io.beras.examples.digits.StrokeTemplates} contains the strokes of each digit. A
 * {@link io.beras.examples.digits.DigitRenderer} distorts them and draws them on a
 * {@link io.beras.examples.digits.Canvas}. {@link io.beras.examples.digits.DigitGenerator} generates whole data sets.
 */
@NullMarked
package io.beras.examples.digits;

import org.jspecify.annotations.NullMarked;
