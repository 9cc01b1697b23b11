package io.beras.autograder.stencil;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.Tier;
import io.beras.autograder.course.StencilManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * Makes a project for students from the project of an assignment, and proves each project before it is handed out.
 *
 * <pre>{@code
 * StencilMaker maker = new StencilMaker(Path.of("beras-assignment"), System.getProperty("java.class.path"));
 * StencilSummary summary = maker.make(Path.of("assignment"), Tier.FULL);
 * UpdateReport report = maker.update(Path.of("assignment"));
 * }</pre>
 *
 * <p>The proofs: the project contains no run of 15 tokens of a removed body; it compiles; each part runs its expected count
 * of tests; a student who has written nothing gets 0 points.
 */
public final class StencilMaker {

    private final Path assignment;
    private final String classPath;

    /**
     * Creates a maker.
     *
     * @param assignment the folder of the assignment, with course.json and the reference solution
     * @param classPath the libraries of the assignment, separated as in {@code java -cp}
     */
    public StencilMaker(Path assignment, String classPath) {
        this.assignment = assignment;
        this.classPath = classPath;
    }

    /**
     * Writes a project.
     *
     * @param folder the folder of the project; it does not exist yet, or is empty
     * @throws StencilException if the assignment is wrong or a proof fails; the folder is as before
     * @throws IOException if the folder is not empty or cannot be written; the folder is as before
     */
    public StencilSummary make(Path folder, Tier tier) throws IOException, InterruptedException, StencilException {
        requireEmpty(folder);
        Stencil stencil = new Assignment(assignment).stencil(tier);
        Path target = folder.toAbsolutePath().normalize();
        writeProven(stencil, target, written -> moveTo(target, written));
        return StencilSummary.of(stencil);
    }

    /**
     * Renews the files of a project that its student has not changed, in the tier of the project.
     *
     * @param folder a folder that {@link #make} has written
     * @throws StencilException if the assignment is wrong or a proof fails; the folder is as before
     * @throws IOException if the folder has no manifest or cannot be written
     */
    public UpdateReport update(Path folder) throws IOException, InterruptedException, StencilException {
        StencilManifest manifest = StencilManifest.read(folder);
        Stencil stencil = new Assignment(assignment).stencil(manifest.tier());
        Path project = folder.toAbsolutePath().normalize();
        writeProven(stencil, project, written -> {});
        return new StencilUpdate(project, manifest, stencil).run();
    }

    /**
     * Returns the text of course.json for students of a tier: a step that the tier gives solved has no points.
     *
     * @throws StencilException if the assignment is wrong
     */
    public String course(Tier tier) throws IOException, StencilException {
        Stencil stencil = new Assignment(assignment).stencil(tier);
        return new String(Objects.requireNonNull(stencil.files().get(Assignment.COURSE)), UTF_8);
    }

    /** Returns the version of Beras that the assignment belongs to. */
    public String version() throws IOException, StencilException {
        return ProjectVersion.of(assignment.resolve("pom.xml"));
    }

    /**
     * Returns the source files of a project of this tier, by their paths in the project. Nothing is proved.
     *
     * @throws StencilException if the assignment is wrong
     */
    public SortedMap<String, String> sources(Tier tier) throws IOException, StencilException {
        SortedMap<String, String> sources = new TreeMap<>();
        new Assignment(assignment).stencil(tier).files().forEach((path, content) -> {
            if (path.startsWith("src/main/java/") && path.endsWith(".java")) {
                sources.put(path, new String(content, UTF_8));
            }
        });
        return sources;
    }

    private interface Use {
        void accept(Path written) throws IOException;
    }

    /** Writes a stencil beside its target, proves it, and passes it on; what is left of it is removed. */
    private void writeProven(Stencil stencil, Path target, Use use)
            throws IOException, InterruptedException, StencilException {
        Path parent = target.resolveSibling("");
        Files.createDirectories(parent);
        Path temporary = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
        try {
            Path project = temporary.resolve("project");
            stencil.writeTo(project);
            new StencilProof(stencil, classPath).check(project);
            use.accept(project);
        } finally {
            PathUtils.deleteDirectory(temporary);
        }
    }

    /**
     * Moves the project to its target. A folder that exists stays the same folder: it may be the working directory of a
     * shell. The manifest is moved last, so without it a project is not complete.
     */
    private static void moveTo(Path target, Path written) throws IOException {
        if (!Files.exists(target)) {
            Files.move(written, target);
            return;
        }
        String last = Path.of(StencilManifest.FILE).getName(0).toString();
        List<Path> files;
        try (Stream<Path> content = Files.list(written)) {
            files = content.sorted(Comparator.comparing((Path file) -> file.endsWith(last)))
                    .toList();
        }
        for (Path file : files) {
            Files.move(file, target.resolve(file.getFileName()));
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file; name a new folder.");
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new IOException(
                        folder + " is not empty; name a new folder, or renew a student's project by --update.");
            }
        }
    }
}
