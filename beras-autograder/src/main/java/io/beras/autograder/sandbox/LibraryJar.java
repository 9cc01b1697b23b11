package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes of Beras's libraries as one jar, with or without those that do a part's work. */
final class LibraryJar {

    private static final String ROOT = "io/beras/";
    private static final String PACKAGES = "io.beras.";

    /** The grader is no library of a submission: {@link HarnessJar} has the little that its process needs. */
    private static final String GRADER = "io/beras/autograder/";

    /** Compares a gradient with differences of the forward: with it, a submission could find gradients without a formula. */
    private static final String GRADIENT_CHECK = "io/beras/core/gradcheck/";

    private static final String CLASS = ".class";

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** Reads the classes of all entries that have some. */
    LibraryJar(List<Path> entries) throws IOException {
        for (Path entry : entries) {
            ClassPathEntries.files(entry, name -> name.startsWith(ROOT) && !name.startsWith(GRADER))
                    .forEach(files::putIfAbsent);
        }
    }

    /** Writes all classes. */
    Path write(Path jar) throws IOException {
        return JarWriter.write(jar, files);
    }

    /**
     * Writes the classes without the forbidden ones.
     *
     * @throws IllegalArgumentException if the libraries have no class or method of a forbidden name
     */
    Path writeWithout(Collection<String> names, Path jar) throws IOException {
        ForbiddenNames forbidden = new ForbiddenNames(names);
        for (String name : names) {
            requireClass(name);
        }
        SortedMap<String, byte[]> kept = new TreeMap<>();
        files.forEach((name, content) -> {
            String className = className(name);
            if (!name.startsWith(GRADIENT_CHECK) && !forbidden.isForbidden(className)) {
                List<String> methods = forbidden.methodsOf(className);
                kept.put(name, methods.isEmpty() ? content : DisabledMethods.rewrite(content, className, methods));
            }
        });
        return JarWriter.write(jar, kept);
    }

    /** A wrong name would leave a way around the part's work open. */
    private void requireClass(String name) {
        String owner = name.contains("#") ? name.substring(0, name.indexOf('#')) : name;
        ForbiddenNames one = new ForbiddenNames(List.of(owner));
        if (name.startsWith(PACKAGES)
                && files.keySet().stream().map(LibraryJar::className).noneMatch(one::isForbidden)) {
            throw new IllegalArgumentException(
                    "The libraries have no " + owner + "; correct the name in \"forbidden\", or remove it.");
        }
    }

    private static String className(String file) {
        return file.replace(CLASS, "").replace('/', '.');
    }
}
