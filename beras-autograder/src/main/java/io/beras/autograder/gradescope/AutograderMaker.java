package io.beras.autograder.gradescope;

import io.beras.autograder.Tier;
import io.beras.autograder.grade.AssignmentBuild;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.io.file.PathUtils;

/**
 * Makes the zip file that a lecturer uploads to Gradescope, and proves it before.
 *
 * <pre>{@code
 * new AutograderMaker(Path.of("beras-assignment"), System.getProperty("java.class.path"), Tier.FULL, System.out)
 *         .make(Path.of("autograder.zip"));
 * }</pre>
 */
public final class AutograderMaker {

    private static final double MEGABYTE = 1e6;

    private final Path assignment;
    private final String classPath;
    private final Tier tier;
    private final PrintStream out;

    /**
     * Creates a maker.
     *
     * @param assignment the folder with course.json and the reference solution
     * @param classPath the libraries of the grader, separated as in {@code java -cp}
     * @param tier how much students write, unless a marker file in the submission says otherwise
     * @param out the stream for sizes and times
     */
    public AutograderMaker(Path assignment, String classPath, Tier tier, PrintStream out) {
        this.assignment = assignment.toAbsolutePath();
        this.classPath = classPath;
        this.tier = tier;
        this.out = out;
    }

    /**
     * Writes the file. It runs on Linux with an x86_64 processor, as Gradescope's machines have.
     *
     * @param zip the file, which is replaced only by a proven file
     * @throws AutograderException if this computer lacks what the file needs, or the proof fails
     * @throws StencilException if the assignment is wrong
     */
    public void make(Path zip) throws IOException, InterruptedException, StencilException, AutograderException {
        Path work = Files.createTempDirectory("autograder");
        try {
            // The user that runs a submission must reach the native libraries below.
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
            new AssignmentBuild(assignment, classPath).compile();
            Path content = work.resolve("content");
            new AutograderContent(assignment, classPath, tier).write(content, work);
            Path made = work.resolve("autograder.zip");
            Archive.pack(content, made);
            printSizes(content, made);
            PathUtils.deleteDirectory(content);
            new AutograderProof(Files.createDirectory(work.resolve("proof")), out)
                    .check(made, assignment, classPath, tier);
            publish(made, zip.toAbsolutePath());
        } finally {
            PathUtils.deleteDirectory(work);
        }
    }

    private void printSizes(Path content, Path zip) throws IOException {
        Path grader = content.resolve("grader");
        out.printf(
                Locale.ROOT,
                "Size: %.1f MB, of it libraries %.1f MB, native code for linux-x86_64 %.1f MB, assignment %.1f MB%n",
                Files.size(zip) / MEGABYTE,
                PathUtils.sizeOfDirectory(grader.resolve("lib")) / MEGABYTE,
                (PathUtils.sizeOfDirectory(grader)
                                - PathUtils.sizeOfDirectory(grader.resolve("lib"))
                                - PathUtils.sizeOfDirectory(grader.resolve("assignment")))
                        / MEGABYTE,
                PathUtils.sizeOfDirectory(grader.resolve("assignment")) / MEGABYTE);
    }

    /** The temporary folder may be on another disk, from which a file can't be moved in one step. */
    private static void publish(Path made, Path zip) throws IOException {
        Files.createDirectories(zip.resolveSibling(""));
        Path beside = Files.createTempFile(zip.resolveSibling(""), "autograder", ".part");
        try {
            Files.copy(made, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, zip, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
