/**
 * Where the examples' digits come from: a directory of MNIST, a download into it, or digits that Beras draws itself.
 *
 * <p>{@link io.beras.examples.mnist.DigitDataFinder} chooses, {@link io.beras.examples.mnist.MnistDownload} fetches.
 */
@NullMarked
package io.beras.examples.mnist;

import org.jspecify.annotations.NullMarked;
