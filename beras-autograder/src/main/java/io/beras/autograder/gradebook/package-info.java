/**
 * The grade book of a class: grades all submissions of a folder, and writes a table and a page about the class.
 *
 * <p>{@link io.beras.autograder.gradebook.ClassGrading} is the entry.
 */
@NullMarked
package io.beras.autograder.gradebook;

import org.jspecify.annotations.NullMarked;
