/** The compiler of the grader: compiles a submission in another process, and names what its classes use. */
@NullMarked
package io.beras.autograder.compile;

import org.jspecify.annotations.NullMarked;
