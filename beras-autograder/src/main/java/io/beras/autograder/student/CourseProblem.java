package io.beras.autograder.student;

/** A problem that the student can mend; the message says how. */
final class CourseProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    CourseProblem(String message) {
        super(message);
    }

    CourseProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
