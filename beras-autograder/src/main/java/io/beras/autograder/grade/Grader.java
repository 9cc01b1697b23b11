package io.beras.autograder.grade;

import io.beras.autograder.compile.PartCompiler;
import io.beras.autograder.course.Part;
import io.beras.autograder.intake.SubmittedFiles;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.ReportFolder;
import io.beras.autograder.sandbox.ChildClassPaths;
import io.beras.autograder.sandbox.Sandbox;
import io.beras.autograder.stencil.StencilException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Grades one submission, and writes its reports after each part.
 *
 * <pre>{@code
 * GradeReport report = new Grader(request).grade(new ReportFolder(out, List.of("en"), HiddenTests.AFTER_PUBLISHED));
 * }</pre>
 *
 * <p>This process holds the tests, the expected values, the points and the report. Classes of the submission are compiled
 * and run in other processes only ({@link Sandbox}), and answer the tests from there.
 */
public final class Grader {

    /** Of the time that is left, a part may take so many times its equal share. */
    private static final int SHARES = 3;

    private static final String SEED_PROPERTY = "beras.gradcheck.seed";

    private final GradeRequest request;
    private final Surroundings surroundings;

    /** Creates a grader for a submission. */
    public Grader(GradeRequest request) {
        this(request, Surroundings.USUAL);
    }

    Grader(GradeRequest request, Surroundings surroundings) {
        this.request = request;
        this.surroundings = surroundings;
    }

    /**
     * Grades the submission. A submission that can't be graded gets a complete report with 0 points.
     *
     * @return the report, as last written into the folder
     * @throws StencilException if the assignment is wrong
     * @throws IOException if a report can't be written, or a process can't be started
     */
    public GradeReport grade(ReportFolder reports) throws IOException, InterruptedException, StencilException {
        try (WorkFolder work = WorkFolder.create()) {
            return grade(reports, work);
        }
    }

    private GradeReport grade(ReportFolder reports, WorkFolder work)
            throws IOException, InterruptedException, StencilException {
        AssignmentBuild build = new AssignmentBuild(request.assignment(), request.classPath());
        GradedAssignment assignment = build.open(request.tier());
        SubmittedFiles files = SubmittedFiles.open(request.submission(), assignment.course());
        if (files.tier().isPresent()) {
            assignment = build.open(files.tier().get());
        }
        System.setProperty(SEED_PROPERTY, Long.toString(Seed.of(files.hash(), Salt.in(request.salt()))));
        Sandbox sandbox = surroundings.sandboxes().probe(work.fresh("run"), 2 * request.userNumber());
        ReportDraft draft = new ReportDraft(request, assignment, files, sandbox);
        reports.write(draft.report());
        if (files.problem().isEmpty()) {
            gradeParts(reports, draft, assignment, files, sandbox, work);
        }
        draft.complete();
        GradeReport report = draft.report();
        reports.write(report);
        return report;
    }

    private void gradeParts(
            ReportFolder reports,
            ReportDraft draft,
            GradedAssignment assignment,
            SubmittedFiles files,
            Sandbox sandbox,
            WorkFolder work)
            throws IOException, InterruptedException {
        ChildClassPaths classPaths = new ChildClassPaths(libraries(), work.path());
        ReferenceClasses reference = new ReferenceClasses(assignment);
        SubmissionProcesses processes =
                new SubmissionProcesses(assignment, reference, sandbox, classPaths, work, surroundings.patience());
        PartGrader grader = new PartGrader(assignment, processes, surroundings);
        // A user of its own: the end of a process of the submission ends all processes of its user.
        Sandbox compilers = surroundings.sandboxes().probe(work.fresh("compile"), 2 * request.userNumber() + 1);
        Path compiled = work.fresh("compiled");
        try (PartCompiler compiler = new PartCompiler(
                compilers, classPaths, compiled, surroundings.patience().compiler())) {
            PartCompilation compilation = new PartCompilation(
                    assignment, new SubmittedCode(assignment, files), reference, compiler, compiled);
            // All parts together come last: they do without the classes that their own parts refuse.
            List<Part> tested = assignment.course().parts().stream()
                    .filter(draft::isTested)
                    .sorted(Comparator.comparing(SubmittedCode::hasAllClasses))
                    .toList();
            for (Part part : tested) {
                if (timeLeft(draft).isNegative()) {
                    draft.note("the grading took longer than " + request.limit().toMinutes()
                            + " minutes, so the parts after this time have 0 points; look for endless loops");
                    return;
                }
                PartCode code = compilation.compile(part, grader.refused());
                if (SubmittedCode.hasAllClasses(part)) {
                    compiler.rest(); // training needs the memory
                }
                draft.set(grader.grade(part, code, share(draft, tested, part)), code, grader.measurements());
                reports.write(draft.report());
            }
            for (String sentence :
                    new MilestoneRuns(assignment, compilation, processes).run(draft.grades(), timeLeft(draft))) {
                draft.note(sentence);
            }
        }
    }

    private Duration timeLeft(ReportDraft draft) {
        return request.limit().minus(draft.duration());
    }

    /** Slow parts must leave time for those after them; no honest part takes so much more than the average. */
    private Duration share(ReportDraft draft, List<Part> tested, Part part) {
        int partsLeft = tested.size() - tested.indexOf(part);
        Duration left = timeLeft(draft);
        return partsLeft <= SHARES ? left : left.multipliedBy(SHARES).dividedBy(partsLeft);
    }

    private List<Path> libraries() {
        return Stream.of(request.classPath().split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }
}
