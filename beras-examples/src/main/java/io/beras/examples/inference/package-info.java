/**
 * The use of a trained model: files become inputs, outputs become answers and reports.
 *
 * <p>{@link io.beras.examples.inference.SavedRun} finds the model of a run, {@link io.beras.examples.inference.RawInputs}
 * reads files, {@link io.beras.examples.inference.Answers} and {@link io.beras.examples.inference.TestReport} hold results.
 */
@NullMarked
package io.beras.examples.inference;

import org.jspecify.annotations.NullMarked;
