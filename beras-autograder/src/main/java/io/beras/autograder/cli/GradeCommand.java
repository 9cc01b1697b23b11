package io.beras.autograder.cli;

import io.beras.autograder.Tier;
import io.beras.autograder.grade.GradeRequest;
import io.beras.autograder.grade.Grader;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.HiddenTests;
import io.beras.autograder.report.ReportFolder;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades one submission. */
@Command(
        name = "grade",
        description = {
            "Grade one submission: a zip file or a folder of a student, or the reference solution.",
            "Each part runs in a process of its own. The reports in DIR are renewed after each part: results.json"
                    + " (Gradescope), junit.xml, report.en.html, report.zh.html, report.json."
        },
        mixinStandardHelpOptions = true)
final class GradeCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(paramLabel = "SUBMISSION", description = "The zip file or the folder to grade.")
    private Path submission = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder for the reports.")
    private Path out = Path.of("");

    @Mixin
    private AssignmentOptions assignment = new AssignmentOptions();

    @Option(
            names = "--salt",
            paramLabel = "FILE",
            description =
                    "The course's secret for random inputs (default: .grading-salt in the assignment; made if there"
                            + " is none).")
    private @Nullable Path salt;

    @Option(
            names = "--languages",
            split = ",",
            description = "The languages of the student's pages (default: ${DEFAULT-VALUE}).")
    private List<String> languages = List.of("en", "zh");

    @Option(
            names = "--hidden",
            paramLabel = "WHEN",
            description = "When Gradescope shows the hidden tests: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).")
    private HiddenTests hidden = HiddenTests.AFTER_PUBLISHED;

    @Option(
            names = "--limit",
            paramLabel = "MINUTES",
            description = "Grade no further part after this time (default: ${DEFAULT-VALUE}).")
    private int minutes = 8;

    @Option(
            names = "--user-number",
            paramLabel = "N",
            description = "Tells apart gradings that run at the same time, from 0 (default: ${DEFAULT-VALUE}).")
    private int userNumber;

    GradeCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, StencilException {
        if (!Files.exists(submission)) {
            throw new IOException("There is no " + submission + "; name the zip file or the folder of a submission.");
        }
        Path from = assignment.folder(environment);
        GradeRequest request = new GradeRequest(
                submission,
                from,
                environment.classPath(),
                assignment.tier().orElse(Tier.FULL),
                salt == null ? from.resolve(".grading-salt") : salt,
                userNumber,
                Duration.ofMinutes(minutes));
        ReportFolder reports = new ReportFolder(out, languages, hidden);
        print(new Grader(request).grade(reports));
        return 0;
    }

    private void print(GradeReport report) {
        DecimalFormat points = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        report.notes().forEach(environment.out()::println);
        environment
                .out()
                .printf(
                        "%s: %s points, of %s and %s optional ones; %d of %d tests ran; %d s. Reports: %s%n",
                        report.submission(),
                        points.format(report.points()),
                        points.format(report.maxPoints()),
                        points.format(report.optionalMaxPoints()),
                        report.testsRun(),
                        report.testsExpected(),
                        report.duration().toSeconds(),
                        out);
    }
}
