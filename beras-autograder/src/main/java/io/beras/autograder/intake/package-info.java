/** The intake of the grader: turns what a student has submitted, a zip file or a folder, into clean source files. */
@NullMarked
package io.beras.autograder.intake;

import org.jspecify.annotations.NullMarked;
