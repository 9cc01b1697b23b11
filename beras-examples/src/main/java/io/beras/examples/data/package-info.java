/**
 * Where the examples' digits come from: a directory of MNIST, a download into it, or digits that Beras draws itself.
 *
 * <p>{@link io.beras.examples.data.DigitDataFinder} chooses, {@link io.beras.examples.data.MnistDownload} fetches.
 */
@NullMarked
package io.beras.examples.data;

import org.jspecify.annotations.NullMarked;
