package io.beras.autograder.gradebook;

import io.beras.autograder.course.Part;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a class did in a part.
 *
 * @param part the part
 * @param mean the mean of the points of those who have a grade in the part; empty if nobody has
 * @param max the points of the part in the tier that gives the most
 * @param tests the tests of the part
 */
record PartStatistics(Part part, OptionalDouble mean, double max, List<TestStatistics> tests) {

    /**
     * How a class did in a test.
     *
     * @param name the simple name of the class, and the method
     * @param what the behaviour that the test checks
     * @param passed the number of students who passed
     * @param notWritten the number of students who have not written the method
     * @param students the number of students
     */
    record TestStatistics(String name, String what, int passed, int notWritten, int students) {

        private TestStatistics add(Status status) {
            return new TestStatistics(
                    name,
                    what,
                    passed + (status == Status.PASSED ? 1 : 0),
                    notWritten + (status == Status.NOT_WRITTEN ? 1 : 0),
                    students + 1);
        }
    }

    static PartStatistics of(Part part, List<StudentGrade> grades) {
        List<PartGrade> partGrades = new ArrayList<>();
        grades.forEach(grade -> grade.partGrade(part.name()).ifPresent(partGrades::add));
        OptionalDouble mean = grades.stream()
                .flatMap(grade -> grade.points(part).stream())
                .mapToDouble(Double::doubleValue)
                .average();
        double max = part.manual()
                ? ManualGrades.maxPoints(part)
                : partGrades.stream().mapToDouble(PartGrade::maxPoints).max().orElse(0);
        return new PartStatistics(part, mean, max, tests(partGrades));
    }

    private static List<TestStatistics> tests(List<PartGrade> partGrades) {
        Map<String, TestStatistics> tests = new LinkedHashMap<>();
        for (PartGrade grade : partGrades) {
            for (TestGrade test : grade.tests()) {
                String name = TestNames.simple(test);
                TestStatistics soFar = tests.getOrDefault(name, new TestStatistics(name, test.what(), 0, 0, 0));
                tests.put(name, soFar.add(test.status()));
            }
        }
        return List.copyOf(tests.values());
    }
}
