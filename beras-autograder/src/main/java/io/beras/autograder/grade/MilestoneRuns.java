package io.beras.autograder.grade;

import io.beras.autograder.course.Part;
import io.beras.autograder.remote.RemoteSubmission;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.run.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * Runs the milestones of the course with the parts of a submission that pass, and with the library's parts elsewhere.
 *
 * <p>A milestone gives no points: its own program says whether it is passed.
 */
final class MilestoneRuns {

    private static final int LONGEST_TRANSCRIPT = 500;

    private final GradedAssignment assignment;
    private final PartCompilation compilation;
    private final SubmissionProcesses processes;

    MilestoneRuns(GradedAssignment assignment, PartCompilation compilation, SubmissionProcesses processes) {
        this.assignment = assignment;
        this.compilation = compilation;
        this.processes = processes;
    }

    /** Returns a sentence for each milestone; those that take longer than this time together are given up. */
    List<String> run(List<PartGrade> grades, Duration time) throws IOException {
        List<Part> passed = assignment.course().parts().stream()
                .filter(part -> !part.classes().isEmpty() && hasPassed(part.name(), grades))
                .toList();
        PartCode code = compilation.compile(passed);
        List<String> sentences = new ArrayList<>();
        Path classes = code.classes().orElse(null);
        if (classes != null) {
            String names = String.join(",", passed.stream().map(Part::name).toList());
            try (RemoteSubmission submission = processes.beside(Sources.classesOf(passed), classes, time)) {
                for (String milestone : assignment.course().milestones()) {
                    sentences.add("Milestone " + milestone + ": " + transcript(submission, milestone, names));
                }
            }
        }
        return sentences;
    }

    /** The text comes from the process of the submission, so it may say anything, and be as long as it likes. */
    private static String transcript(RemoteSubmission submission, String milestone, String parts) {
        String text;
        try {
            text = submission.call(String.class, "milestones.Milestones", "transcript", milestone, parts);
        } catch (RuntimeException | Error e) {
            text = "stopped with " + e;
        }
        return StringUtils.abbreviate(StringUtils.normalizeSpace(text), LONGEST_TRANSCRIPT);
    }

    private static boolean hasPassed(String part, List<PartGrade> grades) {
        return grades.stream()
                .filter(grade -> grade.name().equals(part))
                .flatMap(grade -> grade.publicTests().stream())
                .allMatch(test -> test.status() == Status.PASSED);
    }
}
