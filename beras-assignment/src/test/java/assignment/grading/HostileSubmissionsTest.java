package assignment.grading;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assignment.grading.Attack.Earned;
import io.beras.autograder.grade.ImpatientGrader;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.function.Executable;

/**
 * Hostile submissions: none gains a point that it did not earn, none costs another part a point, the report is complete and
 * says what happened, and nothing is left behind.
 */
class HostileSubmissionsTest {

    /** Longer than the command of a shell or of sleep is ever. */
    private static final String MARK = "98761";

    private static SmallAssignment assignment;

    @TempDir
    static Path folder;

    private static int count;

    @BeforeAll
    static void makeTheAssignment() throws IOException {
        assignment = SmallAssignment.in(Files.createDirectory(folder.resolve("assignment")));
    }

    /** What holds even if the review of the classes misses something. */
    @TestFactory
    Stream<DynamicTest> processesHoldWhatTheReviewMisses() {
        ImpatientGrader grader = ImpatientGrader.withoutReview(assignment.folder());
        return submissions(HostileCatalogue.chosen()).stream()
                .map(hostile -> DynamicTest.dynamicTest(hostile.toString(), () -> assertHeld(hostile, grader)));
    }

    private static List<Hostile> submissions(List<Attack> attacks) {
        List<Hostile> submissions = new ArrayList<>();
        for (Attack attack : attacks) {
            if (submissions.stream().noneMatch(hostile -> hostile.add(attack))) {
                Hostile next = Hostile.empty();
                next.add(attack);
                submissions.add(next);
            }
        }
        return submissions;
    }

    private void assertHeld(Hostile hostile, ImpatientGrader grader) throws Exception {
        Path reports = Files.createDirectory(folder.resolve("reports" + count));
        Path submission = hostile.write(assignment, reports, folder.resolve("submission" + count++));
        long start = System.nanoTime();
        GradeReport report = grader.grade(submission, reports);
        System.out.println("GRADED " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s " + hostile);
        List<Executable> checks = new ArrayList<>();
        for (PartGrade part : report.parts()) {
            Attack attack = hostile.attacks().entrySet().stream().filter(entry -> entry.getKey().part().equals(part.name())).map(java.util.Map.Entry::getValue).findFirst().orElse(null);
            if (attack == null) {
                checks.add(() -> assertEquals(part.maxPoints(), part.points(), () -> "the untouched part " + describe(part)));
            } else {
                Place place = hostile.attacks().entrySet().stream().filter(e -> e.getValue() == attack).findFirst().get().getKey();
                checks.addAll(checks(attack, place, part, report));
            }
        }
        checks.add(() -> assertTrue(report.complete()));
        checks.add(() -> assertEquals(List.of(), temporary(), "temporary files"));
        checks.add(() -> assertEquals(List.of(), processes(), "processes"));
        assertAll(checks);
    }

    private static List<Executable> checks(Attack attack, Place place, PartGrade part, GradeReport report) {
        String all = describe(part);
        boolean held = attack.holders().isEmpty()
                || attack.holders().stream().anyMatch(holder -> report.held().contains(holder.text()));
        List<Executable> checks = new ArrayList<>();
        if (held) {
            checks.add(() -> assertFalse(all.contains("BREACH"), attack.name() + ": " + all));
            if (attack.earned() == Earned.ALL) {
                checks.add(() -> assertEquals(part.maxPoints(), part.points(), attack.name() + ": " + all));
            } else if (attack.earned() != Earned.SOMETHING) {
                checks.add(() -> assertTrue(part.points() <= earned(attack, part), attack.name() + ": " + all));
            }
            checks.add(() -> assertTrue(all.contains(attack.says().replace("HERE", place.className())), attack.name() + ": " + all));
        }
        checks.add(() -> assertEquals(part.testsExpected(), part.tests().size()));
        return checks;
    }

    private static double earned(Attack attack, PartGrade part) {
        return part.tests().stream()
                .filter(test -> attack.earned() == Earned.FORWARD && test.step().equals("forward"))
                .mapToDouble(TestGrade::maxPoints)
                .sum();
    }

    private static String describe(PartGrade part) {
        return part.name() + " " + part.points() + "/" + part.maxPoints() + " " + part.notes()
                + part.tests().stream()
                        .filter(test -> test.status() != Status.PASSED)
                        .map(test -> "\n" + test.method() + " " + test.status() + " " + test.message())
                        .collect(Collectors.joining());
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("beras-grade-" + ProcessHandle.current().pid() + "-")).sorted().toList();
        }
    }

    private static List<String> processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(MARK))
                .toList();
    }
}
