/**
 * What is kept on the disk: {@link io.beras.io.Weights} of models, in files that are whole or not there at all.
 *
 * <p>The format is NumPy's .npz, because nearly every other tool for deep learning can read and write it, and because it
 * says of each array its name, its type and its shape, so that a file which does not fit a model is found out.
 */
@NullMarked
package io.beras.io;

import org.jspecify.annotations.NullMarked;
