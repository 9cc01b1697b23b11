package io.beras.autograder.gradescope;

import io.beras.autograder.Tier;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import io.beras.autograder.run.Status;
import io.beras.autograder.stencil.StencilException;
import io.beras.autograder.stencil.StencilMaker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.lang3.StringUtils;

/**
 * Proves an autograder as Gradescope uses it: unpacks the zip file in a bare folder, sets it up, and grades two submissions
 * without a network. The reference solution must get all points, and a stencil none.
 */
final class AutograderProof {

    private final Path root;
    private final List<String> withoutNetwork;
    private final PrintStream out;

    /**
     * Creates a proof.
     *
     * @param root a new folder, which all users can reach
     * @param out the stream for sizes and times
     */
    AutograderProof(Path root, PrintStream out) throws InterruptedException {
        this.root = root;
        this.out = out;
        withoutNetwork = Command.succeeds("unshare", "-n", "true") ? List.of("unshare", "-n") : List.of();
        if (withoutNetwork.isEmpty()) {
            out.println("This user can't run a program without a network, so the proof has one.");
        }
    }

    /**
     * Unpacks and checks a zip file.
     *
     * @throws AutograderException that names what is wrong
     */
    void check(Path zip, Path assignment, String classPath, Tier tier)
            throws IOException, InterruptedException, StencilException, AutograderException {
        Path source = root.resolve("source");
        Archive.unpack(zip, source);
        Path setup = source.resolve(AutograderContent.SETUP);
        out.printf("Setup: %s%n", seconds(time(List.of("bash", setup.toString()))));

        // Gradescope copies the script, and makes it executable.
        Path run = root.resolve(AutograderContent.RUN);
        Files.copy(source.resolve(AutograderContent.RUN), run);
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));

        Path submission = Files.createDirectory(root.resolve("submission"));
        Archive.copy(assignment.resolve("src/main"), submission.resolve("src/main"));
        GradeReport reference = grade("Reference solution");
        require(
                reference.points() == reference.maxPoints() + reference.optionalMaxPoints(),
                "the reference solution does not get all points",
                reference);

        PathUtils.cleanDirectory(submission);
        for (Map.Entry<String, String> file :
                new StencilMaker(assignment, classPath).sources(tier).entrySet()) {
            Path path = submission.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        GradeReport stencil = grade("Stencil");
        require(stencil.points() == 0, "a student who has written nothing gets points", stencil);
    }

    private GradeReport grade(String name) throws IOException, InterruptedException, AutograderException {
        Path results = root.resolve("results");
        if (Files.exists(results)) {
            PathUtils.deleteDirectory(results);
        }
        Duration duration = time(List.of(root.resolve(AutograderContent.RUN).toString()));
        Path report = results.resolve(GradeReportFile.NAME);
        if (!Files.exists(report)) {
            throw new AutograderException(
                    "The proof failed: there is no report. The grader printed:\n" + Files.readString(log()));
        }
        GradeReport graded = GradeReportFile.read(report);
        require(graded.complete(), "the report is not complete", graded);
        require(graded.testsRun() == graded.testsExpected(), "some tests did not run", graded);
        out.printf(
                Locale.ROOT,
                "%s: %.2f of %.2f points in %s%n",
                name,
                graded.points(),
                graded.maxPoints() + graded.optionalMaxPoints(),
                seconds(duration));
        return graded;
    }

    private static void require(boolean holds, String problem, GradeReport report) throws AutograderException {
        if (!holds) {
            throw new AutograderException(
                    "The proof failed: " + problem + " (" + report.points() + " of " + report.maxPoints() + " and "
                            + report.optionalMaxPoints() + " extra points, " + report.testsRun() + " of "
                            + report.testsExpected() + " tests ran). Not passed:\n" + notPassed(report));
        }
    }

    private static String notPassed(GradeReport report) {
        return report.tests().stream()
                .filter(test -> test.status() != Status.PASSED)
                .map(test ->
                        test.testClass() + "." + test.method() + ": " + StringUtils.abbreviate(test.message(), 200))
                .collect(Collectors.joining("\n"));
    }

    private Duration time(List<String> command) throws IOException, InterruptedException, AutograderException {
        List<String> all = new ArrayList<>(withoutNetwork);
        all.addAll(command);
        String path = Path.of(System.getProperty("java.home"), "bin") + ":"
                + StringUtils.defaultString(System.getenv("PATH"));
        Instant start = Instant.now();
        Command.run(all, Map.of("PATH", path, "BERAS_AUTOGRADER", root.toString()), root, log());
        return Duration.between(start, Instant.now());
    }

    private Path log() {
        return root.resolve("log.txt");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
