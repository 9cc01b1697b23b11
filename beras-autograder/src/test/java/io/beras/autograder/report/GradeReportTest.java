package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.run.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradeReportTest {

    @Test
    void optionalPointsCountAboveTheMaximum() {
        GradeReport report = GradeReports.mixed();

        assertEquals(6, report.points());
        assertEquals(12, report.maxPoints());
        assertEquals(2, report.optionalMaxPoints());
    }

    @Test
    void hiddenTestsAreCountedApart() {
        GradeReport report = GradeReports.mixed();

        assertEquals(2, report.hiddenTests());
        assertEquals(2, report.hiddenPoints());
        assertEquals(4, report.hiddenMaxPoints());
    }

    @Test
    void aTestThatDidNotRunIsExpectedButNotCounted() {
        GradeReport report = GradeReports.mixed();

        assertEquals(6, report.testsRun());
        assertEquals(7, report.testsExpected());
    }

    @Test
    void pointsAddUpWithoutRoundingErrors() {
        TestGrade third = new TestGrade(
                "step", "T", "m", "what", "", false, 0.1, 0.1, Status.PASSED, "", List.of(), Duration.ZERO);
        PartGrade part =
                new PartGrade("p", Map.of(), false, false, 3, List.of(), Collections.nCopies(3, third), Duration.ZERO);

        assertEquals(0.3, part.points()); // the sum of the three doubles is 0.30000000000000004
    }

    @Test
    void measurementsThatAreNotNumbersAreLeftOut() {
        GradeReport mixed = GradeReports.mixed();
        GradeReport report = new GradeReport(
                mixed.course(),
                mixed.title(),
                mixed.tier(),
                mixed.version(),
                mixed.submission(),
                mixed.hash(),
                mixed.started(),
                mixed.duration(),
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of("accuracy", Double.NaN, "seconds", 3.0));

        assertEquals(Map.of("seconds", 3.0), report.measurements());
    }
}
