package io.beras.autograder.report;

import io.beras.autograder.Tier;
import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports for tests. */
final class GradeReports {

    private GradeReports() {}

    /** Returns a report with all kinds of parts, and tests of every status. */
    static GradeReport mixed() {
        PartGrade dense = part(
                "dense",
                Map.of("en", "Dense layer", "zh", "全连接层"),
                List.of("Dense.java:33: ';' expected"),
                passed("forward", "y is x·w + b"),
                failed(
                        "input-gradients",
                        "the gradient of x equals a numerical gradient",
                        "the gradient is 2 times too big"),
                notWritten("weight-gradients", "the gradient of w"),
                hiddenFailed("input-gradients", "three inputs are batched"),
                hiddenPassed("forward", "an empty batch is allowed"));
        PartGrade softmax = part(
                "softmax",
                Map.of("en", "Softmax", "zh", "Softmax 激活函数"),
                List.of(),
                notRun("forward", "the rows add up to 1"));
        PartGrade dropout = new PartGrade(
                "dropout",
                Map.of("en", "Dropout", "zh", "随机失活"),
                true,
                false,
                1,
                List.of(),
                List.of(passed("forward", "inference keeps x")),
                Duration.ofMillis(30));
        PartGrade questions = new PartGrade(
                "questions",
                Map.of("en", "Questions", "zh", "思考题"),
                false,
                true,
                0,
                List.of(),
                List.of(),
                Duration.ZERO);
        return report(dense, softmax, dropout, questions);
    }

    static GradeReport report(PartGrade... parts) {
        return new GradeReport(
                "beras",
                Map.of("en", "Beras: a neural network from scratch", "zh", "Beras：从零搭建神经网络"),
                Tier.FULL,
                "0.2.0",
                "anna.zip",
                "ab12".repeat(16),
                Instant.parse("2027-02-19T22:30:00Z"),
                Duration.ofMillis(61_500),
                true,
                List.of("another user runs the submission"),
                List.of("the submission can reach the network"),
                List.of(),
                List.of(new TestedClass("assignment.Dense", "assignment/Dense.java", "cd34".repeat(16))),
                List.of(parts),
                Map.of("advanced-accuracy", 0.9637, "training-seconds", 12.34));
    }

    /** Returns the report as the grader writes it before it has ended. */
    static GradeReport unfinished(GradeReport report) {
        return new GradeReport(
                report.course(),
                report.title(),
                report.tier(),
                report.version(),
                report.submission(),
                report.hash(),
                report.started(),
                report.duration(),
                false,
                report.held(),
                report.missing(),
                report.notes(),
                report.classes(),
                report.parts(),
                report.measurements());
    }

    static PartGrade part(String name, Map<String, String> title, List<String> notes, TestGrade... tests) {
        return new PartGrade(name, title, false, false, tests.length, notes, List.of(tests), Duration.ofMillis(1_200));
    }

    static TestGrade passed(String step, String what) {
        return test(step, what, false, 2, Status.PASSED, "", List.of());
    }

    static TestGrade failed(String step, String what, String message) {
        Diagnosis factor = new Diagnosis("factor", "looks like 2 times the right gradient of x");
        return test(step, what, false, 0, Status.FAILED, message, List.of(factor));
    }

    static TestGrade notWritten(String step, String what) {
        return test(step, what, false, 0, Status.NOT_WRITTEN, "Dense.weightGradients is not written yet", List.of());
    }

    static TestGrade notRun(String step, String what) {
        return test(step, what, false, 0, Status.NOT_RUN, "the process ended with exit code 0", List.of());
    }

    static TestGrade hiddenPassed(String step, String what) {
        return test(step, what, true, 2, Status.PASSED, "", List.of());
    }

    static TestGrade hiddenFailed(String step, String what) {
        return test(step, what, true, 0, Status.FAILED, "secret message", List.of());
    }

    private static TestGrade test(
            String step,
            String what,
            boolean hidden,
            double points,
            Status status,
            String message,
            List<Diagnosis> diagnoses) {
        return new TestGrade(
                step,
                "assignment.DenseTest",
                "method",
                what,
                "training follows the gradient",
                hidden,
                points,
                2,
                status,
                message,
                diagnoses,
                Duration.ofMillis(250));
    }
}
