/** Metrics: measures of the quality of predictions, which are reported but not minimised. */
@NullMarked
package io.beras.metrics;

import org.jspecify.annotations.NullMarked;
