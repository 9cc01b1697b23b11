package assignment.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.Tier;
import io.beras.autograder.cli.BerasCourseCommand;
import io.beras.autograder.grade.GradeRequest;
import io.beras.autograder.grade.Grader;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.HiddenTests;
import io.beras.autograder.report.ReportFolder;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/** Grades changed copies of the reference solution, part by part; the models of all parts together are not trained. */
final class GradedWork {

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private final Path assignment;
    private final Path work;

    /** Copies the assignment into a folder, without points for the parts together. */
    GradedWork(Path work) throws IOException {
        this.work = work;
        this.assignment = work.resolve("assignment");
        AssignmentCopy.write(assignment);
    }

    /** Returns the command that grades the reference solution in a process of its own. */
    List<String> command(Path out) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASS_PATH,
                BerasCourseCommand.class.getName(),
                "grade",
                assignment.toString(),
                "--assignment",
                assignment.toString(),
                "--salt",
                work.resolve("salt").toString(),
                "--out",
                out.toString());
    }

    /** Grades the reference solution with these classes replaced. */
    GradeReport grade(Map<String, String> changed) throws IOException, InterruptedException, StencilException {
        Path submission = Files.createTempDirectory(work, "submission");
        Path sources = submission.resolve("src/main/java/assignment");
        Files.createDirectories(sources.getParent());
        PathUtils.copyDirectory(Path.of("src/main/java/assignment"), sources);
        for (Map.Entry<String, String> source : changed.entrySet()) {
            Files.writeString(sources.resolve(source.getKey() + ".java"), source.getValue(), UTF_8);
        }
        GradeRequest request = new GradeRequest(
                submission, assignment, CLASS_PATH, Tier.ADVANCED, work.resolve("salt"), 0, Duration.ofMinutes(10));
        return new Grader(request)
                .grade(new ReportFolder(submission.resolve("reports"), List.of("en"), HiddenTests.VISIBLE));
    }
}
