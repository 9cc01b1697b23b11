package io.beras.autograder.run;

/** How a graded test ended. */
public enum Status {
    /** The test passed. */
    PASSED,
    /** The test failed. */
    FAILED,
    /** The test reached a method that the student has not written yet. */
    NOT_WRITTEN,
    /** The test did not run: its class does not load, it is disabled, or the run ended before it. */
    NOT_RUN
}
