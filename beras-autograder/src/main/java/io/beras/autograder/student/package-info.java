/** The student's command, {@code java Course.java}: check, status, hint, reset, run, pack and doctor. */
@NullMarked
package io.beras.autograder.student;

import org.jspecify.annotations.NullMarked;
