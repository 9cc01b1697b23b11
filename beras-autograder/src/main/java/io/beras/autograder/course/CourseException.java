package io.beras.autograder.course;

/** A file of a course that is wrong; the message names the file and the place. */
public final class CourseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public CourseException(String message) {
        super(message);
    }

    /** Creates the exception. */
    public CourseException(String message, Throwable cause) {
        super(message, cause);
    }
}
