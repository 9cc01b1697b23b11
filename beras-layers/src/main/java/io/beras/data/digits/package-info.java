/**
 * Synthetic digits that look handwritten, for a machine that has neither MNIST nor a network connection.
 *
 * <p>{@link io.beras.data.digits.StrokeTemplates} contains the strokes of each digit. A
 * {@link io.beras.data.digits.DigitRenderer} distorts them and draws them on a
 * {@link io.beras.data.digits.Canvas}. {@link io.beras.data.digits.DigitGenerator} generates whole data sets.
 */
@NullMarked
package io.beras.data.digits;

import org.jspecify.annotations.NullMarked;
