/** Compiles a student's project and runs its graded tests. */
@NullMarked
package io.beras.autograder.run;

import org.jspecify.annotations.NullMarked;
