/** Layers and blocks of them, and how their weights begin. */
@NullMarked
package io.beras.layers;

import org.jspecify.annotations.NullMarked;
