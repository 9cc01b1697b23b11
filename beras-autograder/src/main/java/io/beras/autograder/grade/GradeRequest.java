package io.beras.autograder.grade;

import io.beras.autograder.Tier;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What to grade, and how.
 *
 * @param submission the zip file or the folder of a student
 * @param assignment the folder of the assignment, with course.json and the reference solution
 * @param classPath the libraries of the assignment, separated as in {@code java -cp}
 * @param tier how much the student writes, unless a marker file in the submission says otherwise
 * @param salt the file of the course's secret; written if there is none
 * @param userNumber tells apart gradings that run at the same time
 * @param limit the time after which no further part is graded
 */
public record GradeRequest(
        Path submission, Path assignment, String classPath, Tier tier, Path salt, int userNumber, Duration limit) {}
