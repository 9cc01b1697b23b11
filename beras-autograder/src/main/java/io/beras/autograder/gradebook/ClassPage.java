package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.report.GradeReport;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/** The page {@code class.html} for the lecturer: how the class did, and what went wrong. */
final class ClassPage {

    static final String FILE = "class.html";

    private static final int BARS = 10;
    private static final int SLOWEST = 5;
    private static final int MAX_MESSAGE = 400;

    private final Course course;
    private final List<StudentGrade> all;
    private final List<StudentGrade> graded;
    private final PageText text;
    private final Html page;

    ClassPage(Course course, List<StudentGrade> grades, PageText text) {
        this.course = course;
        this.text = text;
        all = List.copyOf(grades);
        graded = grades.stream().filter(grade -> grade.report().isPresent()).toList();
        page = new Html(text.language(), text.of("title", text.title(course.title(), course.name())));
    }

    void write(Path out) throws IOException {
        page.paragraph(text.of("counts", graded.size(), all.size()));
        addDistribution();
        addParts();
        ClassFailures failures = new ClassFailures(graded);
        addFailures(failures);
        addNotRun(failures);
        addNotGraded();
        addTests();
        addTimes();
        AtomicFiles.write(out.resolve(FILE), file -> file.write(page.toString().getBytes(UTF_8)));
    }

    private void addDistribution() {
        page.heading(text.of("distribution"));
        List<Integer> counts = new ArrayList<>(Collections.nCopies(BARS, 0));
        List<String> labels = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            labels.add(100 * bar / BARS + "–" + 100 * (bar + 1) / BARS + " %");
        }
        List<Double> shares = graded.stream().map(this::share).sorted().toList();
        for (double share : shares) {
            int bar = Math.min((int) (share * BARS), BARS - 1);
            counts.set(bar, counts.get(bar) + 1);
        }
        page.bars(labels, counts);
        if (!shares.isEmpty()) {
            double mean =
                    shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double median = (shares.get((shares.size() - 1) / 2) + shares.get(shares.size() / 2)) / 2;
            page.paragraph(text.of("mean", Numbers.percent(mean, 1), Numbers.percent(median, 1)));
        }
    }

    private double share(StudentGrade grade) {
        double max = grade.maxPoints(course);
        return max == 0 ? 0 : grade.points() / max;
    }

    private void addParts() {
        page.heading(text.of("parts"));
        page.table(
                text.header("part", "meanPoints", "maxPoints"),
                statistics().stream()
                        .map(part -> List.of(
                                title(part.part()),
                                part.mean().isPresent()
                                        ? Numbers.points(part.mean().getAsDouble())
                                        : "",
                                Numbers.points(part.max())))
                        .toList());
    }

    private void addTests() {
        page.heading(text.of("tests"));
        List<List<String>> rows = new ArrayList<>();
        for (PartStatistics part : statistics()) {
            for (PartStatistics.TestStatistics test : part.tests()) {
                String passed = text.of("ofStudents", test.passed(), test.students());
                rows.add(List.of(part.part().name(), test.name(), test.what(), passed, "" + test.notWritten()));
            }
        }
        page.table(text.header("part", "test", "what", "passed", "notWritten"), rows);
    }

    private List<PartStatistics> statistics() {
        return course.parts().stream()
                .map(part -> PartStatistics.of(part, graded))
                .toList();
    }

    private String title(Part part) {
        return text.title(part.title(), part.name());
    }

    private void addFailures(ClassFailures failures) {
        page.heading(text.of("diagnoses"));
        page.table(
                text.header("students", "part", "cause", "diagnosis"),
                failures.mistakes().stream()
                        .map(entry -> List.of(
                                "" + entry.students().size(),
                                entry.item().part(),
                                entry.item().cause(),
                                failures.text(entry.item())))
                        .toList());
        page.heading(text.of("failures"));
        page.table(
                text.header("students", "part", "test", "names"),
                failures.tests().stream()
                        .map(entry -> List.of(
                                "" + entry.students().size(),
                                entry.item().part(),
                                entry.item().test(),
                                String.join(", ", entry.students())))
                        .toList());
        page.heading(text.of("undiagnosed"));
        page.paragraph(text.of("undiagnosedUse"));
        page.table(
                text.header("student", "part", "test", "message"),
                failures.undiagnosed().stream()
                        .map(failure -> List.of(
                                failure.student(),
                                failure.test().part(),
                                failure.test().test(),
                                abbreviated(failure.message())))
                        .toList());
    }

    /** Lists the parts that could not be tested, for example because a file does not compile. */
    private void addNotRun(ClassFailures failures) {
        page.heading(text.of("notRun"));
        page.table(
                text.header("student", "part", "why"),
                failures.notRun().stream()
                        .map(part -> List.of(part.student(), part.part(), abbreviated(part.message())))
                        .toList());
    }

    private static String abbreviated(String message) {
        return StringUtils.abbreviate(message, MAX_MESSAGE);
    }

    private void addTimes() {
        page.heading(text.of("times"));
        List<StudentGrade> slowestFirst = graded.stream()
                .sorted(Comparator.comparing(ClassPage::duration).reversed())
                .limit(SLOWEST)
                .toList();
        double mean = graded.stream()
                .mapToLong(grade -> duration(grade).toMillis())
                .average()
                .orElse(0);
        page.paragraph(text.of("meanTime", seconds(mean)));
        page.table(
                text.header("student", "seconds"),
                slowestFirst.stream()
                        .map(grade ->
                                List.of(grade.name(), seconds(duration(grade).toMillis())))
                        .toList());
    }

    private static Duration duration(StudentGrade grade) {
        return grade.report().map(GradeReport::duration).orElse(Duration.ZERO);
    }

    private static String seconds(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds / 1000);
    }

    /** Lists the students without a whole report, and those of whom no test ran. */
    private void addNotGraded() {
        page.heading(text.of("notGraded"));
        List<List<String>> rows = new ArrayList<>();
        for (StudentGrade grade : all) {
            String problem = grade.outcome().problem();
            boolean nothingRan =
                    grade.report().filter(report -> report.testsRun() == 0).isPresent();
            if (!problem.isEmpty()) {
                rows.add(List.of(grade.name(), problem));
            } else if (nothingRan) {
                rows.add(List.of(
                        grade.name(),
                        String.join(" ", grade.report().map(GradeReport::notes).orElse(List.of()))));
            }
        }
        page.table(text.header("student", "why"), rows);
    }
}
