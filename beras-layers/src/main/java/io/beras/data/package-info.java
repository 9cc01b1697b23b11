/**
 * Data on its way in: files read and checked once, pixels kept as the bytes they are until a batch needs numbers.
 *
 * <p>{@link io.beras.data.Mnist} reads a directory of MNIST, {@link io.beras.data.IdxFile} a single file of its format.
 */
@NullMarked
package io.beras.data;

import org.jspecify.annotations.NullMarked;
