/** Whole trainings: of the source documents' networks, of fast and plain paths, of long runs. */
@NullMarked
package io.beras.examples.lessons;

import org.jspecify.annotations.NullMarked;
