/**
 * Files of PyTorch: {@link io.beras.exchange.pytorch.StateDict}.
 *
 * <p>The files contain Python's pickle format, a program for a small machine. The reader of this package knows the few
 * instructions of a state_dict, and calls nothing that a file names.
 */
@NullMarked
package io.beras.exchange.pytorch;

import org.jspecify.annotations.NullMarked;
