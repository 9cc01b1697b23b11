/**
 * What is kept on the disk: {@link io.beras.io.Weights} of models in files that NumPy reads and writes too.
 */
@NullMarked
package io.beras.io;

import org.jspecify.annotations.NullMarked;
