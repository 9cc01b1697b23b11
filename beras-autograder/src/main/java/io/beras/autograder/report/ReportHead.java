package io.beras.autograder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences at the head of {@code results.json}: what was graded, and how. They do not reveal the hidden points. */
final class ReportHead {

    private final GradeReport report;

    ReportHead(GradeReport report) {
        this.report = report;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        if (!report.complete()) {
            lines.add(
                    "THIS REPORT IS NOT COMPLETE: the grading was going on or was stopped when the report was written."
                            + " What is missing counts 0.");
        }
        lines.add(checks());
        lines.add(counts());
        if (report.optionalMaxPoints() > 0) {
            lines.add("The score is the sum of all points. Optional parts give up to "
                    + Wording.points(report.optionalMaxPoints()) + " above the maximum of "
                    + Wording.number(report.maxPoints()) + ".");
        }
        report.parts().stream()
                .filter(PartGrade::manual)
                .forEach(part -> lines.add("A person grades the part " + part.name() + "."));
        lines.addAll(report.notes());
        lines.add("");
        lines.add("Graded: " + report.submission() + " (SHA-256 " + report.hash() + "), tier "
                + report.tier().name().toLowerCase(Locale.ROOT) + ", by Beras " + report.version() + " at "
                + report.started());
        report.classes()
                .forEach(tested -> lines.add(
                        "  " + tested.className() + " from " + tested.file() + " (SHA-256 " + tested.sha256() + ")"));
        addProtections(lines);
        return String.join("\n", lines);
    }

    private String checks() {
        List<TestGrade> visible =
                report.tests().stream().filter(test -> !test.hidden()).toList();
        long passed = visible.stream().filter(TestGrade::passed).count();
        String hidden = report.hiddenTests() == 0
                ? ""
                : "; " + Wording.count(report.hiddenTests(), "hidden check") + " can give "
                        + Wording.number(report.hiddenMaxPoints()) + " further points";
        if (passed == visible.size() && missing() == 0 && !visible.isEmpty()) {
            return "All public checks passed" + hidden + ".";
        }
        return passed + " of " + Wording.count(visible.size(), "public check") + " passed" + hidden + ".";
    }

    private String counts() {
        String ran = report.testsRun() + " of " + Wording.count(report.testsExpected(), "expected test") + " ran";
        return missing() == 0 ? ran + "." : ran + "; a test that did not run gives no points.";
    }

    private int missing() {
        return report.testsExpected() - report.testsRun();
    }

    private void addProtections(List<String> lines) {
        lines.add("");
        if (report.missing().isEmpty()) {
            lines.add("All protections of the grader held.");
        } else {
            lines.add("Protections that this machine lacks:");
            report.missing().forEach(protection -> lines.add("  - " + protection));
        }
        if (!report.held().isEmpty()) {
            lines.add("Protections that held:");
            report.held().forEach(protection -> lines.add("  - " + protection));
        }
    }
}
