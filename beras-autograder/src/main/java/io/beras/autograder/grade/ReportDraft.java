package io.beras.autograder.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.StencilManifest;
import io.beras.autograder.intake.SubmittedFiles;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestedClass;
import io.beras.autograder.sandbox.Protection;
import io.beras.autograder.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report of a submission while it is graded: each part has 0 points until its tests have passed. */
final class ReportDraft {

    private final GradeRequest request;
    private final GradedAssignment assignment;
    private final SubmittedFiles files;
    private final Sandbox sandbox;
    private final Instant started = Instant.now();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, PartGrade> parts = new LinkedHashMap<>();
    private final SortedMap<String, TestedClass> classes = new TreeMap<>();
    private Map<String, Double> measurements = Map.of();
    private boolean complete;

    ReportDraft(GradeRequest request, GradedAssignment assignment, SubmittedFiles files, Sandbox sandbox) {
        this.request = request;
        this.assignment = assignment;
        this.files = files;
        this.sandbox = sandbox;
        files.problem().ifPresent(notes::add);
        notes.addAll(files.notes());
        String reason = files.problem().orElse("not graded: the grading ended before this part");
        for (Part part : assignment.course().parts()) {
            PartGrade grade = PartGrader.notRun(assignment, part, List.of(), reason);
            if (part.manual() || grade.maxPoints() > 0) {
                parts.put(part.name(), grade);
            }
        }
    }

    /** Returns true if tests grade the part: the tier leaves points to get in it. */
    boolean isTested(Part part) {
        return !part.manual() && parts.containsKey(part.name());
    }

    /** Returns how long the grading has taken so far. */
    Duration duration() {
        return Duration.between(started, Instant.now());
    }

    /** Adds a sentence about the whole submission. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** Replaces the grade of a part. */
    void set(PartGrade grade, PartCode code, Map<String, Double> measured) {
        parts.put(grade.name(), grade);
        measurements = Map.copyOf(measured);
        for (String path : code.sources()) {
            String text = files.sources().getOrDefault(path, "");
            classes.put(
                    path,
                    new TestedClass(
                            Sources.className(path),
                            "src/main/java/" + path,
                            StencilManifest.hash(text.getBytes(UTF_8))));
        }
    }

    /** Returns the grades of all parts. */
    List<PartGrade> grades() {
        return List.copyOf(parts.values());
    }

    /** Notes that the grading came to its end. */
    void complete() {
        complete = true;
    }

    GradeReport report() {
        return new GradeReport(
                assignment.course().name(),
                assignment.course().title(),
                assignment.tier(),
                assignment.version(),
                request.submission().toAbsolutePath().normalize().getFileName().toString(),
                files.hash(),
                started,
                duration(),
                complete,
                sandbox.held().stream().map(Protection::text).toList(),
                sandbox.missing().stream().map(Protection::textIfMissing).toList(),
                notes,
                List.copyOf(classes.values()),
                grades(),
                measurements);
    }
}
