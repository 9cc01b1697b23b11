package io.beras.autograder.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.beras.autograder.report.GradescopeResult.ExtraData;
import io.beras.autograder.report.GradescopeResult.LeaderboardEntry;
import io.beras.autograder.report.GradescopeResult.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes Gradescope's {@code results.json}. All texts are plain: a submission can't format what its report says. */
final class GradescopeResults {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final GradeReport report;
    private final HiddenTests hiddenTests;

    private GradescopeResults(GradeReport report, HiddenTests hiddenTests) {
        this.report = report;
        this.hiddenTests = hiddenTests;
    }

    static String json(GradeReport report, HiddenTests hiddenTests) {
        return GSON.toJson(new GradescopeResults(report, hiddenTests).result()) + "\n";
    }

    private GradescopeResult result() {
        return new GradescopeResult(
                report.points(),
                Wording.seconds(report.duration()),
                new ReportHead(report).text(),
                GradescopeResult.TEXT,
                GradescopeResult.TEXT,
                GradescopeResult.TEXT,
                GradescopeResult.VISIBLE,
                GradescopeResult.HIDDEN,
                report.parts().stream().flatMap(part -> tests(part).stream()).toList(),
                leaderboard(),
                new ExtraData(
                        report.course(),
                        report.tier().name().toLowerCase(Locale.ROOT),
                        report.version(),
                        report.submission(),
                        report.hash(),
                        report.complete(),
                        report.held(),
                        report.missing(),
                        report.measurements()));
    }

    private List<Test> tests(PartGrade part) {
        String title = Languages.title(part, "en");
        List<String> tags = List.of(part.name());
        List<Test> tests = new ArrayList<>();
        if (part.manual()) {
            tests.add(Test.announcement(title + " · graded by a person", "", tags));
        }
        if (!part.notes().isEmpty()) {
            tests.add(Test.announcement(title + " · notes", String.join("\n", part.notes()), tags));
        }
        for (TestGrade test : part.publicTests()) {
            tests.add(Test.graded(
                    TestText.name(part, test),
                    test.passed(),
                    test.points(),
                    test.maxPoints(),
                    TestText.output(part, test),
                    List.of(part.name(), test.step()),
                    GradescopeResult.VISIBLE));
        }
        if (!part.hiddenTests().isEmpty()) {
            addHidden(part, title, tags, tests);
        }
        return tests;
    }

    private void addHidden(PartGrade part, String title, List<String> tags, List<Test> tests) {
        List<TestGrade> hidden = part.hiddenTests();
        double maxPoints = Sum.of(hidden, TestGrade::maxPoints);
        String count = Wording.count(hidden.size(), "hidden check");
        if (hiddenTests != HiddenTests.VISIBLE) {
            tests.add(Test.announcement(
                    title + " · " + count + " for " + Wording.points(maxPoints) + ", shown later", "", tags));
        }
        tests.add(Test.graded(
                title + " · hidden checks",
                hidden.stream().allMatch(TestGrade::passed),
                Sum.of(hidden, TestGrade::points),
                maxPoints,
                passedByStep(hidden),
                tags,
                hiddenTests.visibility()));
    }

    private static String passedByStep(List<TestGrade> hidden) {
        Map<String, List<TestGrade>> steps = new LinkedHashMap<>();
        hidden.forEach(test ->
                steps.computeIfAbsent(test.step(), step -> new ArrayList<>()).add(test));
        List<String> lines = new ArrayList<>();
        steps.forEach((step, tests) -> lines.add(step + ": "
                + tests.stream().filter(TestGrade::passed).count() + " of "
                + Wording.count(tests.size(), "hidden check") + " passed"));
        return String.join("\n", lines);
    }

    /** Accuracies first, the best on top; then the times. */
    private List<LeaderboardEntry> leaderboard() {
        List<LeaderboardEntry> entries = new ArrayList<>();
        report.measurements().forEach((name, value) -> {
            if (!isTime(name)) {
                entries.add(new LeaderboardEntry(name, value, "desc"));
            }
        });
        report.measurements().forEach((name, value) -> {
            if (isTime(name)) {
                entries.add(new LeaderboardEntry(name, value, "asc"));
            }
        });
        return entries;
    }

    private static boolean isTime(String name) {
        return name.endsWith("seconds");
    }
}
