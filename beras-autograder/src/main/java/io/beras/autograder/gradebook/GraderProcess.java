package io.beras.autograder.gradebook;

import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Grades each submission in a process of its own, so that a grader that crashes or runs out of memory costs one student a
 * grade. The process ends when this process ends.
 */
public final class GraderProcess implements SubmissionGrader {

    /** What the process prints, in the folder of the reports. */
    static final String LOG = "grader.log";

    private final List<String> java;
    private final List<String> options;
    private final Duration patience;

    /**
     * Creates the grader.
     *
     * @param java the command that starts a grader, up to its main class
     * @param options the options of every grader, such as --assignment
     * @param patience the longest time for a submission; the grader's own limits are shorter
     */
    public GraderProcess(List<String> java, List<String> options, Duration patience) {
        this.java = List.copyOf(java);
        this.options = List.copyOf(options);
        this.patience = patience;
    }

    @Override
    public GradeReport grade(Path submission, Path out, int userNumber) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("grade", submission.toString(), "--out", out.toString()));
        command.addAll(List.of("--user-number", String.valueOf(userNumber)));
        command.addAll(options);
        Path log = out.resolve(LOG);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        String end = await(process);
        Path report = out.resolve(GradeReportFile.NAME);
        if (!Files.exists(report)) {
            throw new IOException("the grader " + end + " without a report; see " + log);
        }
        return GradeReportFile.read(report);
    }

    /** Waits for the end of the process, and says how it ended. */
    private String await(Process process) throws InterruptedException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? "ended with exit code " + process.exitValue()
                    : "was ended after " + patience.toMinutes() + " minutes";
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
