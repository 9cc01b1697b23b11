/**
 * Data sets: split them, transform their samples, cut them into batches.
 *
 * <p>{@link io.beras.data.images.Mnist} reads a directory of MNIST, {@link io.beras.data.tables.Table} reads a CSV file and
 * {@link io.beras.data.images.ImageFolder} reads a folder of images. Each of them gives a {@link io.beras.data.Dataset}. A
 * {@link io.beras.data.DataLoader} cuts a data set into batches and may prefetch them on other threads.
 */
@NullMarked
package io.beras.data;

import org.jspecify.annotations.NullMarked;
