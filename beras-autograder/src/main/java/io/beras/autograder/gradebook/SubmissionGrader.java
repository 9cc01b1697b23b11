package io.beras.autograder.gradebook;

import io.beras.autograder.report.GradeReport;
import java.io.IOException;
import java.nio.file.Path;

/** Grades one submission. Several threads grade at the same time, each with a user number of its own. */
@FunctionalInterface
public interface SubmissionGrader {

    /**
     * Grades a submission and writes its reports.
     *
     * @param submission a zip file or a folder
     * @param out the folder of the reports
     * @param userNumber the number of the user that runs the submission
     * @return the report, which is not complete if the grader was stopped
     * @throws IOException with a sentence that says why there is no report
     */
    GradeReport grade(Path submission, Path out, int userNumber) throws IOException, InterruptedException;
}
