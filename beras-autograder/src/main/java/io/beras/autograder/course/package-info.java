/** A course as data: its parts, steps, points and dates, read from {@code course.json}. */
@NullMarked
package io.beras.autograder.course;

import org.jspecify.annotations.NullMarked;
