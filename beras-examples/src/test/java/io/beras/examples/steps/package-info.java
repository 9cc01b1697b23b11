/** The lessons, held to what they claim. */
@NullMarked
package io.beras.examples.steps;

import org.jspecify.annotations.NullMarked;
