/** The description of a course: its parts, steps and points, and the manifest of a student's project. */
@NullMarked
package io.beras.autograder.course;

import org.jspecify.annotations.NullMarked;
