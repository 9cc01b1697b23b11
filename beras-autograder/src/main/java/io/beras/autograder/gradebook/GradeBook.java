package io.beras.autograder.gradebook;

import io.beras.autograder.course.Course;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what a lecturer gets about a class: {@code grades.csv}, {@code class.html}, {@code changes.csv}, and the template
 * for the points that a person gives.
 */
public final class GradeBook {

    /** The languages of the page about the class. */
    public static final List<String> LANGUAGES = PageText.LANGUAGES;

    private final Course course;
    private final Path out;
    private final ReportStore store;

    /** Creates the grade book in the folder of the class's reports. */
    public GradeBook(Course course, Path out, ReportStore store) {
        this.course = course;
        this.out = out;
        this.store = store;
    }

    /**
     * Writes the tables and the page.
     *
     * @param language the language of the page, one of {@link #LANGUAGES}
     * @param messages the stream for what changed and what is left to do
     */
    public void write(
            List<StudentOutcome> outcomes,
            ManualGrades manual,
            SubmissionTimes times,
            String language,
            PrintStream messages)
            throws IOException {
        List<StudentGrade> grades = new ArrayList<>();
        for (StudentOutcome outcome : outcomes) {
            grades.add(StudentGrade.of(outcome, course, manual, times.of(outcome.student())));
        }
        new GradesTable(course).write(out, grades);
        new ClassPage(course, grades, new PageText(language)).write(out);
        List<Student> students = outcomes.stream().map(StudentOutcome::student).toList();
        writeTemplate(students, messages);
        writeChanges(outcomes, messages);
        warnAboutTimes(grades, messages);
    }

    private void writeTemplate(List<Student> students, PrintStream messages) throws IOException {
        if (!ManualGrades.manualParts(course).isEmpty() && !ManualTemplate.write(out, course, students)) {
            messages.println("Kept " + out.resolve(ManualTemplate.FILE)
                    + ", because it has points; save it under another name, and name it by --manual.");
        }
    }

    /** A student whose grading is not complete is compared after the next run. */
    private void writeChanges(List<StudentOutcome> outcomes, PrintStream messages) throws IOException {
        List<StudentOutcome> complete =
                outcomes.stream().filter(StudentOutcome::isComplete).toList();
        List<GradeChange> all = new ArrayList<>();
        for (StudentOutcome outcome : complete) {
            Optional<StudentChange> change = StudentChange.of(outcome, store.previous(outcome.student()));
            change.map(StudentChange::tests).ifPresent(all::addAll);
            change.map(StudentChange::text).ifPresent(messages::println);
        }
        ChangesTable.write(out, all);
        store.forgetPrevious(complete.stream().map(StudentOutcome::student).toList());
    }

    private static void warnAboutTimes(List<StudentGrade> grades, PrintStream messages) {
        String unsure = students(grades, SubmissionTime.Source.STUDENT_FOLDER);
        if (!unsure.isEmpty()) {
            messages.println("The time of submission of " + unsure + " is from " + GradescopeMetadata.FILE
                    + " in the student's folder. If students can write that file, name a table of times by --times.");
        }
        String damaged = students(grades, SubmissionTime.Source.DAMAGED);
        if (!damaged.isEmpty()) {
            messages.println("The time of submission of " + damaged + " is unknown, because " + GradescopeMetadata.FILE
                    + " is damaged; export it again, or name a table of times by --times.");
        }
    }

    private static String students(List<StudentGrade> grades, SubmissionTime.Source source) {
        return grades.stream()
                .filter(grade -> grade.time().source() == source)
                .map(StudentGrade::name)
                .collect(Collectors.joining(", "));
    }
}
