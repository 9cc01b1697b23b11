/** The lecturer's command {@code beras-course}. */
@NullMarked
package io.beras.autograder.cli;

import org.jspecify.annotations.NullMarked;
