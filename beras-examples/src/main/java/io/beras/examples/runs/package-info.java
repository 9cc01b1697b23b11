/**
 * The folder of a training run: its files, its settings, and the record of what was done.
 *
 * <p>{@link io.beras.examples.runs.Runs} finds a run by its name, {@link io.beras.examples.runs.RunFolder} names its files.
 */
@NullMarked
package io.beras.examples.runs;

import org.jspecify.annotations.NullMarked;
