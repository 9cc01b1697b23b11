/** Metrics: what a person wants to know of a prediction; nothing descends them. */
@NullMarked
package io.beras.metrics;

import org.jspecify.annotations.NullMarked;
