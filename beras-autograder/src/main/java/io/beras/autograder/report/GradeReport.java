package io.beras.autograder.report;

import io.beras.autograder.Tier;
import io.beras.autograder.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a submission. Reports are equal if all their values are equal.
 *
 * @param course the name of the course, as in {@code course.json}
 * @param title the title of the course by language, such as "en"
 * @param tier how much the student writes
 * @param version the version of Beras that graded
 * @param submission the name of the submission as given, such as "anna.zip"
 * @param hash the SHA-256 of the submission's files
 * @param started when the grading began
 * @param duration the time that the grading took so far
 * @param complete false if the report was written while the grading went on
 * @param held the protections against the submission that this machine gave, as texts
 * @param missing the protections that this machine could not give, as texts
 * @param notes sentences about the whole submission
 * @param classes the classes that were under test
 * @param parts the parts in the order of the course
 * @param measurements numbers for a leaderboard, such as "simple-accuracy" and "training-seconds"; they give no points.
 *     Numbers that are not finite are left out.
 */
public record GradeReport(
        String course,
        Map<String, String> title,
        Tier tier,
        String version,
        String submission,
        String hash,
        Instant started,
        Duration duration,
        boolean complete,
        List<String> held,
        List<String> missing,
        List<String> notes,
        List<TestedClass> classes,
        List<PartGrade> parts,
        Map<String, Double> measurements) {

    /** Copies the collections, and removes characters that a report can't hold. */
    public GradeReport {
        title = Sorted.copyOf(title);
        submission = PlainText.of(submission);
        held = List.copyOf(held);
        missing = List.copyOf(missing);
        notes = PlainText.of(notes);
        classes = List.copyOf(classes);
        parts = List.copyOf(parts);
        Map<String, Double> finite = new HashMap<>(measurements);
        finite.values().removeIf(value -> !Double.isFinite(value));
        measurements = Sorted.copyOf(finite);
    }

    /** Returns all points of the submission. Those of optional parts count too, so it may exceed {@link #maxPoints}. */
    public double points() {
        return Sum.of(parts, PartGrade::points);
    }

    /** Returns the points of all parts that are not optional. */
    public double maxPoints() {
        return Sum.of(parts.stream().filter(part -> !part.optional()).toList(), PartGrade::maxPoints);
    }

    /** Returns the points of the optional parts. */
    public double optionalMaxPoints() {
        return Sum.of(parts.stream().filter(PartGrade::optional).toList(), PartGrade::maxPoints);
    }

    /** Returns how many public and hidden tests ran. */
    public int testsRun() {
        return (int)
                tests().stream().filter(test -> test.status() != Status.NOT_RUN).count();
    }

    /** Returns how many public and hidden tests the parts should have. */
    public int testsExpected() {
        return parts.stream().mapToInt(PartGrade::testsExpected).sum();
    }

    /** Returns the number of hidden tests. */
    public int hiddenTests() {
        return hidden().size();
    }

    /** Returns the points that the submission gets for hidden tests. */
    public double hiddenPoints() {
        return Sum.of(hidden(), TestGrade::points);
    }

    /** Returns the points of the hidden tests. */
    public double hiddenMaxPoints() {
        return Sum.of(hidden(), TestGrade::maxPoints);
    }

    /** Returns the tests of all parts. */
    public List<TestGrade> tests() {
        return parts.stream().flatMap(part -> part.tests().stream()).toList();
    }

    private List<TestGrade> hidden() {
        return tests().stream().filter(TestGrade::hidden).toList();
    }
}
