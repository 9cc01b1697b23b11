package io.beras.autograder.report;

/**
 * A class of the submission that was under test.
 *
 * @param className the full name, such as "assignment.Dense"
 * @param file the source file in the submission
 * @param sha256 the SHA-256 of the source file
 */
public record TestedClass(String className, String file, String sha256) {

    /** Removes characters that a report can't hold. */
    public TestedClass {
        className = PlainText.of(className);
        file = PlainText.of(file);
    }
}
