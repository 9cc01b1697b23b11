/** JUnit 5 gradient checks and graded tests: the annotations, and the submission that the tests talk to. */
@NullMarked
package io.beras.autograder;

import org.jspecify.annotations.NullMarked;
