/**
 * Files of Keras: {@link io.beras.exchange.keras.KerasWeights}.
 *
 * <p>HDF5 is read by jhdf, which trusts its files more than this library does. So this package checks sizes before it asks
 * for data, follows no links, and turns each exception of jhdf into a sentence.
 */
@NullMarked
package io.beras.exchange.keras;

import org.jspecify.annotations.NullMarked;
