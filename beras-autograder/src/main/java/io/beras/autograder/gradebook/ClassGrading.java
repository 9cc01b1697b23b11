package io.beras.autograder.gradebook;

import io.beras.autograder.report.GradeReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Grades the submissions of a class, several at a time. A submission that fails costs nobody else a grade.
 *
 * <p>A student whose report is complete is not graded again, unless the submission or the assignment has changed. So after
 * an interruption, the same call goes on with the students who are left.
 *
 * <pre>{@code
 * ReportStore store = new ReportStore(out, AssignmentFingerprint.of(assignment, Optional.empty(), Optional.of(salt)));
 * ClassGrading grading = new ClassGrading(grader, hashes, store, System.out);
 * List<StudentOutcome> outcomes = grading.run(ClassFolder.read(folder).students(), 2);
 * }</pre>
 */
public final class ClassGrading {

    private final SubmissionGrader grader;
    private final SubmissionHash hashes;
    private final ReportStore store;
    private final PrintStream out;

    /**
     * Creates the grading.
     *
     * @param hashes the hash of a submission, as the reports of the grader contain it
     * @param out the stream for a line about each student
     */
    public ClassGrading(SubmissionGrader grader, SubmissionHash hashes, ReportStore store, PrintStream out) {
        this.grader = grader;
        this.hashes = hashes;
        this.store = store;
        this.out = out;
    }

    /**
     * Grades all students, and returns their outcomes in the order of their names.
     *
     * @param jobs the number of submissions that are graded at the same time, each with another user number
     */
    public List<StudentOutcome> run(List<Student> students, int jobs) throws InterruptedException {
        Run run = new Run(students);
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int number = 0; number < jobs; number++) {
                int userNumber = number;
                ends.add(threads.submit(() -> {
                    run.work(userNumber);
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The grading of the class failed.", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(run.outcomes.values());
    }

    /** The students who are left, and the outcomes so far. */
    private final class Run {

        private final Queue<Student> left;
        private final int count;
        private final AtomicInteger finished = new AtomicInteger();
        private final SortedMap<String, StudentOutcome> outcomes = new ConcurrentSkipListMap<>();

        Run(List<Student> students) {
            left = new ConcurrentLinkedQueue<>(students);
            count = students.size();
        }

        void work(int userNumber) throws InterruptedException {
            for (Student student = left.poll(); student != null; student = left.poll()) {
                StudentOutcome outcome = outcome(student, userNumber);
                outcomes.put(student.name(), outcome);
                out.printf(Locale.ROOT, "[%d/%d] %s%n", finished.incrementAndGet(), count, line(outcome));
            }
        }
    }

    private StudentOutcome outcome(Student student, int userNumber) throws InterruptedException {
        try {
            Optional<GradeReport> current = store.current(student, hashes.of(student.submission()));
            return current.isPresent() ? StudentOutcome.unchanged(student, current.get()) : grade(student, userNumber);
        } catch (IOException | RuntimeException e) {
            return StudentOutcome.notGraded(student, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private StudentOutcome grade(Student student, int userNumber) throws IOException, InterruptedException {
        GradeReport report = grader.grade(student.submission(), store.begin(student), userNumber);
        if (report.complete()) {
            store.finish(student);
        }
        return StudentOutcome.graded(student, report);
    }

    private static String line(StudentOutcome outcome) {
        String name = outcome.student().name();
        if (outcome.report().isEmpty()) {
            return name + ": not graded: " + outcome.problem();
        }
        GradeReport report = outcome.report().get();
        String points =
                name + ": " + Numbers.points(report.points()) + " of " + Numbers.points(report.maxPoints()) + " points";
        return switch (outcome.status()) {
            case UNCHANGED -> points + ", unchanged, not graded again";
            case INCOMPLETE -> points + ", incomplete: " + outcome.problem();
            default -> points + ", " + report.duration().toSeconds() + " s";
        };
    }
}
