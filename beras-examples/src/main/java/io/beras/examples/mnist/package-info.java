/**
 * The digits of the examples: MNIST from a directory, MNIST from a download, or synthetic digits.
 *
 * <p>{@link io.beras.examples.mnist.DigitDataFinder} selects the source, {@link io.beras.examples.mnist.MnistDownload}
 * downloads MNIST, and {@link io.beras.data.digits.SyntheticDigits} generates digits.
 */
@NullMarked
package io.beras.examples.mnist;

import org.jspecify.annotations.NullMarked;
