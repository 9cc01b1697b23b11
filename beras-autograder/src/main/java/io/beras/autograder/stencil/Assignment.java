package io.beras.autograder.stencil;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseException;
import io.beras.autograder.course.CourseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The project of an assignment: the reference solution, its tests, {@code course.json}, and the folder {@code stencil} with
 * the texts that only students get.
 */
final class Assignment {

    /** The path of the course, in the assignment and in a student's project. */
    static final String COURSE = "course.json";

    private final Path folder;
    private final Course course;

    /**
     * Reads the course.
     *
     * @throws StencilException if the folder has no correct course.json
     */
    Assignment(Path folder) throws StencilException {
        this.folder = folder;
        try {
            course = CourseFile.read(folder.resolve(COURSE));
        } catch (CourseException e) {
            throw new StencilException(e.getMessage() + "; name the folder of an assignment by --assignment.");
        }
    }

    /** Returns the project of a student of this tier. */
    Stencil stencil(Tier tier) throws IOException, StencilException {
        String tests = "src/test/java/" + course.packageName().replace('.', '/');
        List<JavaSource> sources = new ArrayList<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : filesOf(tests).entrySet()) {
            if (file.getKey().endsWith(".java")) {
                sources.add(JavaSource.parse(file.getKey(), new String(file.getValue(), UTF_8)));
            } else {
                files.put(file.getKey(), file.getValue());
            }
        }
        SolutionRemoval.Result solutions = SolutionRemoval.of(sources, tier);
        solutions.files().forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));

        TierCourse tierCourse = new TierCourse(course, solutions);
        String original = Files.readString(folder.resolve(COURSE));
        files.put(COURSE, tierCourse.toJson(original).getBytes(UTF_8));
        String version = ProjectVersion.of(folder.resolve("pom.xml"));
        files.putAll(Templates.files(course, version));
        addTree(files, folder.resolve("stencil"), "", Integer.MAX_VALUE);
        return new Stencil(tier, version, files, solutions, tierCourse);
    }

    /** Returns the files of the solution, and the public tests: those directly in the package, no package below it. */
    private SortedMap<String, byte[]> filesOf(String tests) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        addTree(files, folder.resolve("src/main"), "src/main/", Integer.MAX_VALUE);
        addTree(files, folder.resolve(tests), tests + "/", 1);
        return files;
    }

    private static void addTree(SortedMap<String, byte[]> files, Path root, String prefix, int depth)
            throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root, depth)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(prefix + root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }
}
