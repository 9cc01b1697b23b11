/** How a training run is watched: a bar on a terminal, a line an epoch in a log. */
@NullMarked
package io.beras.examples.progress;

import org.jspecify.annotations.NullMarked;
