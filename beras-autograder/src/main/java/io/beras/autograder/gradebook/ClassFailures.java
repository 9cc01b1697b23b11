package io.beras.autograder.gradebook;

import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong in a class: failed tests, their diagnoses, the failures that no diagnosis explains, and the parts that
 * could not be tested.
 */
final class ClassFailures {

    /** A test of a part. */
    record FailedTest(String part, String test) {}

    /** A mistake that the grader recognizes. */
    record Mistake(String part, String cause) {}

    /** A failure without a diagnosis. */
    record Undiagnosed(String student, FailedTest test, String message) {}

    /** A part with a test that could not run. */
    record NotRun(String student, String part, String message) {}

    private final Tally<FailedTest> tests = new Tally<>();
    private final Tally<Mistake> mistakes = new Tally<>();
    private final Map<Mistake, String> texts = new HashMap<>();
    private final List<Undiagnosed> undiagnosed = new ArrayList<>();
    private final List<NotRun> notRun = new ArrayList<>();

    ClassFailures(List<StudentGrade> grades) {
        for (StudentGrade grade : grades) {
            grade.report().ifPresent(report -> report.parts().forEach(part -> addAll(grade.name(), part)));
        }
    }

    private void addAll(String student, PartGrade part) {
        part.tests().stream()
                .filter(test -> test.status() == Status.NOT_RUN)
                .findFirst()
                .ifPresent(test -> notRun.add(new NotRun(student, part.name(), test.message())));
        for (TestGrade test : part.tests()) {
            if (test.status() == Status.FAILED) {
                add(student, part, test);
            }
        }
    }

    private void add(String student, PartGrade part, TestGrade test) {
        FailedTest failed = new FailedTest(part.name(), TestNames.simple(test));
        tests.add(failed, student);
        for (Diagnosis diagnosis : test.diagnoses()) {
            Mistake mistake = new Mistake(part.name(), diagnosis.cause());
            mistakes.add(mistake, student);
            texts.putIfAbsent(mistake, diagnosis.text());
        }
        if (test.diagnoses().isEmpty()) {
            undiagnosed.add(new Undiagnosed(student, failed, test.message()));
        }
    }

    List<Tally.Entry<FailedTest>> tests() {
        return tests.mostFrequentFirst();
    }

    List<Tally.Entry<Mistake>> mistakes() {
        return mistakes.mostFrequentFirst();
    }

    /** Returns what a student reads about a mistake. */
    String text(Mistake mistake) {
        return texts.getOrDefault(mistake, "");
    }

    List<Undiagnosed> undiagnosed() {
        return List.copyOf(undiagnosed);
    }

    /** Returns the parts of which a test could not run, with the reason of the first such test. */
    List<NotRun> notRun() {
        return List.copyOf(notRun);
    }
}
