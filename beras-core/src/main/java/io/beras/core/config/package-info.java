/** The settings of layers, losses, optimizers and other parts as values that a file can hold, and the registry of types. */
@NullMarked
package io.beras.core.config;

import org.jspecify.annotations.NullMarked;
