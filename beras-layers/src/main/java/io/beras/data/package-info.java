/**
 * Data on its way in: files read and checked once, pixels kept as the bytes they are until a batch needs numbers.
 *
 * <p>{@link io.beras.data.images.Mnist} reads a directory of MNIST, {@link io.beras.data.images.IdxFile} a single file of its format,
 * {@link io.beras.data.tables.Table} a CSV file, {@link io.beras.data.images.ImageFolder} a folder of images. What they give is a
 * {@link io.beras.data.Dataset}, to be split and mapped, and cut into batches by a {@link io.beras.data.DataLoader}.
 */
@NullMarked
package io.beras.data;

import org.jspecify.annotations.NullMarked;
