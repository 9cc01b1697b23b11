/** The pictures of a run, drawn off screen from plain numbers: its curves, and digits it read right and wrong. */
@NullMarked
package io.beras.plots;

import org.jspecify.annotations.NullMarked;
