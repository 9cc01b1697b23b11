/**
 * The autograder for Gradescope: one zip file with the grader, its libraries and the assignment.
 *
 * <p>{@link io.beras.autograder.gradescope.AutograderMaker} is the entry.
 */
@NullMarked
package io.beras.autograder.gradescope;

import org.jspecify.annotations.NullMarked;
