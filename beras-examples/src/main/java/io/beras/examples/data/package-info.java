/**
 * The data that a person has, as data sets: digits, IDX files, tables and folders of images, with their names and checksums.
 *
 * <p>A {@link io.beras.examples.data.DataSource} reads {@link io.beras.examples.data.LoadedData};
 * {@link io.beras.examples.data.DataSplit} divides them into samples to train, to validate and to test on.
 */
@NullMarked
package io.beras.examples.data;

import org.jspecify.annotations.NullMarked;
