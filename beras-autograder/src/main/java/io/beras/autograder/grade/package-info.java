/** Grades one submission: each part in a process of its own, judged from outside. */
@NullMarked
package io.beras.autograder.grade;

import org.jspecify.annotations.NullMarked;
