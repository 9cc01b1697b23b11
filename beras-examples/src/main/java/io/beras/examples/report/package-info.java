/** The report of a run: one HTML page with everything in it. */
@NullMarked
package io.beras.examples.report;

import org.jspecify.annotations.NullMarked;
