package io.beras.autograder.cli;

import io.beras.autograder.course.Course;
import io.beras.autograder.grade.Salt;
import io.beras.autograder.gradebook.AssignmentFingerprint;
import io.beras.autograder.gradebook.ClassFolder;
import io.beras.autograder.gradebook.ClassGrading;
import io.beras.autograder.gradebook.ClassLock;
import io.beras.autograder.gradebook.ClassSummary;
import io.beras.autograder.gradebook.GradeBook;
import io.beras.autograder.gradebook.ManualGrades;
import io.beras.autograder.gradebook.ReportStore;
import io.beras.autograder.gradebook.Student;
import io.beras.autograder.gradebook.StudentOutcome;
import io.beras.autograder.gradebook.SubmissionHash;
import io.beras.autograder.gradebook.SubmissionTimes;
import io.beras.autograder.gradebook.SubmissionTimes.FileTimes;
import io.beras.autograder.intake.SubmittedFiles;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades all submissions of a class. */
@Command(
        name = "grade-all",
        description = {
            "Grade all submissions in a folder: each zip file and each folder is a student.",
            "After an interruption, the same command goes on. A student is graded again only if the submission or the"
                    + " assignment has changed."
        },
        mixinStandardHelpOptions = true)
final class GradeAllCommand implements Callable<Integer> {

    private final CommandEnvironment environment;
    private final GraderFactory graders;

    @Parameters(paramLabel = "DIR", description = "The folder of the submissions.")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder of the reports.")
    private Path out = Path.of("");

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "The number of submissions graded at the same time (default: 1).")
    private int jobs = 1;

    @Option(names = "--again", description = "Grade all students again, and show what changes.")
    private boolean again;

    @Option(
            names = "--manual",
            paramLabel = "FILE",
            description = "The points that a person gave: student,part,points,comment"
                    + " (default: manual.csv beside the folder of the submissions).")
    private @Nullable Path manual;

    @Option(
            names = "--times",
            paramLabel = "FILE",
            description =
                    "When students submitted: student,submitted (default: Gradescope's submission_metadata.json).")
    private @Nullable Path times;

    @Option(names = "--file-times", description = "Take the time of the files if no other time is known.")
    private boolean fileTimes;

    @Option(names = "--language", description = "The language of class.html: en or zh (default: en).")
    private String language = "en";

    @Option(
            names = "--salt",
            paramLabel = "FILE",
            description =
                    "The course's secret for random inputs (default: .grading-salt in the assignment; made if there"
                            + " is none).")
    private @Nullable Path salt;

    @Mixin
    private AssignmentOptions assignment = new AssignmentOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    GradeAllCommand(CommandEnvironment environment, GraderFactory graders) {
        this.environment = environment;
        this.graders = graders;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, StencilException {
        requireUsableOptions();
        ClassLock lock = ClassLock.take(out);
        try {
            return grade();
        } finally {
            lock.close();
        }
    }

    private void requireUsableOptions() {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs is " + jobs + "; set a number from 1");
        }
        if (!GradeBook.LANGUAGES.contains(language)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--language is " + language + "; choose one of: " + String.join(", ", GradeBook.LANGUAGES));
        }
        if (absolute(out).startsWith(absolute(folder))) {
            throw new ParameterException(
                    spec.commandLine(),
                    out + " is in the folder of the submissions; name a folder outside of " + folder);
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private int grade() throws IOException, InterruptedException, StencilException {
        PrintStream messages = environment.out();
        Course course = assignment.course(environment);
        ClassFolder submissions = ClassFolder.read(folder);
        submissions
                .ignored()
                .forEach(name -> messages.println("Ignored " + name + ": neither a zip file nor a folder."));
        List<Student> students = submissions.students();
        ManualGrades manualGrades = manualGrades(students, course);
        SubmissionTimes submissionTimes = new SubmissionTimes(
                times == null ? Map.of() : SubmissionTimes.readTable(times, students),
                fileTimes ? FileTimes.TIMES_OF_SUBMISSION : FileTimes.IGNORED);

        ReportStore store = store(students);
        SubmissionHash hashes =
                submission -> SubmittedFiles.open(submission, course).hash();
        List<StudentOutcome> outcomes = new ClassGrading(
                        graders.create(environment, assignment, saltFile()), hashes, store, messages)
                .run(students, jobs);
        new GradeBook(course, out, store).write(outcomes, manualGrades, submissionTimes, language, messages);
        return printEnd(ClassSummary.of(outcomes));
    }

    private ManualGrades manualGrades(List<Student> students, Course course) throws IOException {
        Path file = manual == null ? absolute(folder).resolveSibling("manual.csv") : manual;
        boolean isGiven = manual != null || Files.exists(file);
        return isGiven ? ManualGrades.read(file, students, course) : ManualGrades.none();
    }

    private ReportStore store(List<Student> students) throws IOException {
        String fingerprint =
                AssignmentFingerprint.of(assignment.folder(environment), assignment.tier(), Optional.of(saltFile()));
        ReportStore store = new ReportStore(out, fingerprint);
        if (again) {
            store.outdate(students);
        }
        return store;
    }

    private Path saltFile() throws IOException {
        Path file = salt == null ? assignment.folder(environment).resolve(".grading-salt") : salt;
        Salt.in(file); // written before several gradings begin at the same time
        return file;
    }

    private int printEnd(ClassSummary summary) {
        PrintStream messages = environment.out();
        messages.println();
        messages.println(summary.text());
        messages.println("Wrote " + out.resolve("grades.csv") + ", " + out.resolve("class.html") + " and "
                + out.resolve("changes.csv") + "; the reports are in " + out.resolve("students") + ".");
        if (!summary.isComplete()) {
            messages.println("Run the command again for the students who are incomplete or not graded.");
        }
        return summary.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
