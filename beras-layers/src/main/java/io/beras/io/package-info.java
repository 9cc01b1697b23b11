/**
 * Files: {@link io.beras.io.Weights} of models, tensors in {@link io.beras.io.Npz} and {@link io.beras.io.Safetensors} files,
 * and {@link io.beras.io.AtomicFiles atomic writing}.
 *
 * <p>Weights are stored in NumPy's format .npz, which nearly every tool for deep learning can read and write. The format
 * stores the name, the type and the shape of each array, so loading detects a file that does not fit the model.
 */
@NullMarked
package io.beras.io;

import org.jspecify.annotations.NullMarked;
