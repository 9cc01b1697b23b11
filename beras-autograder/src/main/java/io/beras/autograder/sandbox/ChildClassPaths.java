package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.lang3.SystemUtils;

/**
 * Makes the class paths of processes that compile or run a submission, from the class path of this JVM. They contain the
 * libraries of a submission and the harness, but nothing that knows an answer: no tests, no checks, no reference solution.
 *
 * <pre>{@code
 * ChildClassPaths classPaths = new ChildClassPaths(List.of(Path.of("target/beras-autograder.jar")), work);
 * List<Path> dense = classPaths.forRunning(List.of("io.beras.layers.Dense"));
 * }</pre>
 */
public final class ChildClassPaths {

    /** What Beras needs at run time. JUnit, JavaParser, ASM, Gson and picocli are the grader's own. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(nd4j|javacpp|openblas|slf4j|guava|protobuf|commons|jfreechart|jspecify|error_prone_annotations)-.*\\.jar");

    private final Path folder;
    private final List<Path> libraries = new ArrayList<>();
    private final LibraryJar beras;
    private final Path harness;
    private final Path complete;
    private final Map<Set<String>, Path> stripped = new HashMap<>();

    /**
     * Reads a class path.
     *
     * @param classPath the class path of this JVM: jars, also those that a jar's manifest names, or folders of classes
     * @param work a folder of this user for generated jars, reachable for all users
     * @throws IOException if a jar cannot be read, or the folder cannot be written
     */
    public ChildClassPaths(List<Path> classPath, Path work) throws IOException {
        folder = Files.createDirectories(work.toAbsolutePath().resolve("class-path"));
        if (!SystemUtils.IS_OS_WINDOWS) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        List<Path> ofBeras = new ArrayList<>();
        for (Path entry : ClassPathEntries.expanded(classPath)) {
            if (LIBRARY.matcher(entry.getFileName().toString()).matches()) {
                libraries.add(SharedJars.shared(entry, folder));
            } else if (ClassPathEntries.contains(entry, "io/beras")) {
                ofBeras.add(entry);
            }
        }
        beras = new LibraryJar(ofBeras);
        harness = HarnessJar.write(ofBeras, folder.resolve("harness.jar"));
        complete = beras.write(folder.resolve("beras.jar"));
    }

    /** Returns the libraries that a submission may compile against, and the harness. */
    public List<Path> forCompiling() {
        return withBeras(complete);
    }

    /**
     * Returns the libraries that a submission may run with, and the harness. The same names give the same jars.
     *
     * @param forbidden the names that do a part's work: {@code io.beras.layers.Dense} for a class with its nested classes,
     *     {@code io.beras.layers.*} for the classes of a package, {@code io.beras.core.Tensor#softmax} for the methods of a
     *     name. Names outside of {@code io.beras} are ignored
     * @throws IllegalArgumentException if the libraries have no class or method of a forbidden name
     */
    public synchronized List<Path> forRunning(Collection<String> forbidden) throws IOException {
        Set<String> names = new TreeSet<>(forbidden);
        Path jar = stripped.get(names);
        if (jar == null) {
            jar = beras.writeWithout(names, folder.resolve("beras-" + ContentKey.of(names) + ".jar"));
            stripped.put(names, jar);
        }
        return withBeras(jar);
    }

    private List<Path> withBeras(Path jar) {
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(jar);
        classPath.add(harness);
        return classPath;
    }
}
