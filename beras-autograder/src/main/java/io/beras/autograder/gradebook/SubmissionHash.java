package io.beras.autograder.gradebook;

import java.io.IOException;
import java.nio.file.Path;

/** Computes the hash of a submission that its report contains, without grading it. */
@FunctionalInterface
public interface SubmissionHash {

    /** Returns the hash of a zip file or a folder. */
    String of(Path submission) throws IOException;
}
