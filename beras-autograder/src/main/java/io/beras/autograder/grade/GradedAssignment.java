package io.beras.autograder.grade;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What a submission is graded by: the course of a tier, and the compiled reference solution with all its tests.
 *
 * @param course the course, in which a step that the tier gives solved has no points
 * @param tier how much the student writes
 * @param version the version of Beras
 * @param sources the text of each source of the reference solution, by its path below src/main/java
 * @param classes the folder of the compiled reference solution, public tests and hidden tests
 * @param tests the public and the hidden tests
 */
record GradedAssignment(
        Course course,
        Tier tier,
        String version,
        SortedMap<String, String> sources,
        Path classes,
        List<GradedTest> tests) {

    /** Returns the public and the hidden tests of a part. */
    List<GradedTest> testsOf(String part) {
        return tests.stream().filter(test -> test.checks().part().equals(part)).toList();
    }
}
