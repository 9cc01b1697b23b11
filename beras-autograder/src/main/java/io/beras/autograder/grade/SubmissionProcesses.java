package io.beras.autograder.grade;

import io.beras.autograder.course.Part;
import io.beras.autograder.remote.RemoteSubmission;
import io.beras.autograder.remote.SubmissionServer;
import io.beras.autograder.sandbox.ChildClassPaths;
import io.beras.autograder.sandbox.JavaProgram;
import io.beras.autograder.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Starts the processes in which the classes of a submission run. */
final class SubmissionProcesses {

    private static final int HEAP_MEGABYTES = 128;
    private static final int ARRAYS_OF_TRAINING = 320;

    private final GradedAssignment assignment;
    private final ReferenceClasses reference;
    private final Sandbox sandbox;
    private final ChildClassPaths classPaths;
    private final WorkFolder work;
    private final Patience patience;

    SubmissionProcesses(
            GradedAssignment assignment,
            ReferenceClasses reference,
            Sandbox sandbox,
            ChildClassPaths classPaths,
            WorkFolder work,
            Patience patience) {
        this.assignment = assignment;
        this.reference = reference;
        this.sandbox = sandbox;
        this.classPaths = classPaths;
        this.work = work;
        this.patience = patience;
    }

    /**
     * Prepares the submission for the tests of a part; its process starts with its first use.
     *
     * @param total the time from now until its last answer
     */
    RemoteSubmission submission(Part part, Path classes, Duration total) throws IOException {
        return submission(
                classes,
                SubmittedCode.classesOf(part, assignment.course().parts()),
                part.forbidden(),
                patience.answer(part),
                total,
                SubmittedCode.hasAllClasses(part) ? ARRAYS_OF_TRAINING : JavaProgram.SMALL_ARRAYS);
    }

    /** Prepares the submission for programs that train with its classes and with the library's. */
    RemoteSubmission beside(Collection<String> ownClasses, Path classes, Duration total) throws IOException {
        return submission(classes, ownClasses, List.of(), patience.training(), total, ARRAYS_OF_TRAINING);
    }

    private RemoteSubmission submission(
            Path classes,
            Collection<String> ownClasses,
            List<String> forbidden,
            Duration answer,
            Duration total,
            int arrayMegabytes)
            throws IOException {
        List<Path> classPath = new ArrayList<>(classPaths.forRunning(forbidden));
        classPath.add(WorkFolder.share(classes));
        classPath.add(WorkFolder.share(reference.neededBy(classes, ownClasses, forbidden, work.fresh("reference"))));
        JavaProgram program = new JavaProgram(
                SubmissionServer.class.getName(),
                classPath,
                List.of(assignment.course().packageName()),
                HEAP_MEGABYTES,
                arrayMegabytes,
                List.of());
        String coursePackage = assignment.course().packageName();
        return new RemoteSubmission(() -> sandbox.start(program), coursePackage, answer, total);
    }
}
