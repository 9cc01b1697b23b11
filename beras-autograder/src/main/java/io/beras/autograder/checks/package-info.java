/** The graded checks: for each part the formula, random inputs, and a catalogue of the known mistakes. */
@NullMarked
package io.beras.autograder.checks;

import org.jspecify.annotations.NullMarked;
