package io.beras.autograder.grade;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Part;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.HiddenTests;
import io.beras.autograder.report.ReportFolder;
import io.beras.autograder.sandbox.WeakerMachine;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Grades as the command does, but waits for seconds only. */
public final class ImpatientGrader {

    /** The protections that the grader does without, such as "OTHER_USER,NO_NETWORK". */
    public static final String WITHOUT = "beras.hostile.without";

    /** Tells apart the users of these gradings from those of other tests. */
    static final int USER_NUMBER = 20;

    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(12));

    private final Path assignment;
    private final ClassReview review;

    private ImpatientGrader(Path assignment, ClassReview review) {
        this.assignment = assignment;
        this.review = review;
    }

    /** Returns a grader of an assignment. */
    public static ImpatientGrader of(Path assignment) {
        return new ImpatientGrader(assignment, ClassReview::usual);
    }

    /** Returns a grader that runs code although it uses what it should not: as if the code had got past the review. */
    public static ImpatientGrader withoutReview(Path assignment) {
        return new ImpatientGrader(assignment, (classes, part) -> List.of());
    }

    /** Returns what the usual review says about compiled classes. */
    public static List<String> objections(Path classes, Part part) throws IOException {
        return ClassReview.usual(classes, part);
    }

    /** Grades a submission into a folder. */
    public GradeReport grade(Path submission, Path out) throws IOException, InterruptedException, StencilException {
        GradeRequest request = new GradeRequest(
                submission,
                assignment,
                System.getProperty("java.class.path"),
                Tier.ADVANCED,
                assignment.resolve(".grading-salt"),
                USER_NUMBER,
                Duration.ofMinutes(8));
        String without = System.getProperty(WITHOUT, "");
        Surroundings surroundings = new Surroundings(
                (work, userNumber) -> WeakerMachine.sandbox(work, userNumber, without), PATIENCE, review);
        return new Grader(request, surroundings)
                .grade(new ReportFolder(out, List.of("en", "zh"), HiddenTests.AFTER_PUBLISHED));
    }
}
