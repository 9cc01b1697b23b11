package io.beras.autograder.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseFile;
import io.beras.autograder.course.StencilManifest;
import io.beras.autograder.run.CompiledProject;
import io.beras.autograder.run.ProjectCompiler;
import io.beras.autograder.stencil.StencilException;
import io.beras.autograder.stencil.StencilMaker;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Compiles an assignment for the grader, into the folder {@code target/course} of the assignment.
 *
 * <p>The first use of an assignment compiles it; later uses find the classes there, until a file of the assignment changes.
 */
public final class AssignmentBuild {

    private static final String MAIN = "src/main/java";
    private static final String TESTS = "src/test/java";

    private final Path folder;
    private final String classPath;
    private final StencilMaker maker;
    private final Path target;

    /**
     * Creates the build.
     *
     * @param folder the assignment, with course.json
     * @param classPath the libraries of the assignment, separated as in {@code java -cp}
     */
    public AssignmentBuild(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
        this.maker = new StencilMaker(folder, classPath);
        this.target = folder.resolve(Path.of("target", "course"));
    }

    /**
     * Returns the compiled assignment for students of a tier.
     *
     * @throws StencilException if the assignment is wrong or does not compile
     */
    GradedAssignment open(Tier tier) throws IOException, StencilException {
        SortedMap<String, String> sources = compile();
        Course course = CourseFile.read(courseFile(tier));
        Path classes = target.resolve("classes");
        List<GradedTest> tests = new TestCatalogue(course, classes).tests();
        return new GradedAssignment(course, tier, maker.version(), sources, classes, tests);
    }

    /**
     * Compiles the assignment if it has changed, before several gradings begin at the same time. Returns the sources of the
     * reference solution.
     *
     * @throws StencilException if the assignment is wrong or does not compile
     */
    public SortedMap<String, String> compile() throws IOException, StencilException {
        SortedMap<String, String> sources = Sources.read(folder.resolve(MAIN));
        String fingerprint = fingerprint(sources);
        Path stamp = target.resolve("grader.stamp");
        if (!Files.isRegularFile(stamp) || !Files.readString(stamp).equals(fingerprint)) {
            build();
            write(stamp, fingerprint);
        }
        return sources;
    }

    private void build() throws IOException, StencilException {
        for (Tier tier : Tier.values()) {
            write(courseFile(tier), maker.course(tier));
        }
        CompiledProject compiled = new ProjectCompiler(classPath).compile(folder);
        if (!compiled.problems().isEmpty()) {
            throw new StencilException("The assignment in " + folder + " does not compile; mend these lines first:\n"
                    + compiled.problems().stream()
                            .map(problem -> problem.file() + ":" + problem.line() + ": " + problem.message())
                            .collect(Collectors.joining("\n")));
        }
    }

    private Path courseFile(Tier tier) {
        return target.resolve("course." + tier.name().toLowerCase(Locale.ROOT) + ".json");
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFiles.write(file, out -> out.write(text.getBytes(UTF_8)));
    }

    private String fingerprint(Map<String, String> sources) throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(folder.resolve("course.json")));
        for (Map<String, String> files : List.of(sources, Sources.read(folder.resolve(TESTS)))) {
            files.forEach(
                    (path, text) -> all.append('\n').append(path).append('\n').append(text));
        }
        return StencilManifest.hash(all.toString().getBytes(UTF_8));
    }
}
