/** The report of a graded submission: its data, and the files for Gradescope, for other tools and for the student. */
@NullMarked
package io.beras.autograder.report;

import org.jspecify.annotations.NullMarked;
