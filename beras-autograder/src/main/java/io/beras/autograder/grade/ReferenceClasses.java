package io.beras.autograder.grade;

import io.beras.autograder.course.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The compiled reference solution, in the pieces that a submission may have beside it.
 *
 * <p>A part is compiled beside the reference solution of all other parts. It runs beside those classes only that it refers
 * to, so a submission can't read a solution that it has no use for.
 */
final class ReferenceClasses {

    private static final String CLASS = ".class";

    private final String packagePath;
    private final ClassReferences references;

    /** The class files of the reference solution, by their paths; without tests. */
    private final Map<String, Path> files;

    ReferenceClasses(GradedAssignment assignment) throws IOException {
        packagePath = assignment.course().packageName().replace('.', '/') + "/";
        references = new ClassReferences(packagePath);
        Set<String> outermost = assignment.sources().keySet().stream()
                .map(path -> path.substring(0, path.length() - ".java".length()))
                .collect(Collectors.toSet());
        files = new TreeMap<>();
        for (Path file : ClassReferences.classFiles(assignment.classes())) {
            if (outermost.contains(ClassReferences.outermost(assignment.classes(), file))) {
                files.put(assignment.classes().relativize(file).toString().replace('\\', '/'), file);
            }
        }
    }

    /** Copies the classes of all parts but those with these simple names, and the given classes, into a new folder. */
    Path without(Collection<String> classNames, Path folder) throws IOException {
        Set<String> excluded =
                classNames.stream().map(name -> packagePath + name).collect(Collectors.toSet());
        for (String path : files.keySet()) {
            if (!excluded.contains(outermost(path))) {
                copy(path, folder);
            }
        }
        return folder;
    }

    /**
     * Copies the classes that these classes of a submission refer to, and the given classes, into a new folder.
     *
     * @param excluded the simple names of the classes that the submission has itself, or should have
     * @param forbidden the full names of what does the work of the part, as in {@link Part#forbidden}; a submission could
     *     name such a class in a text only, to get it
     */
    Path neededBy(Path classes, Collection<String> excluded, Collection<String> forbidden, Path folder)
            throws IOException {
        Set<String> own = excluded.stream().map(name -> packagePath + name).collect(Collectors.toSet());
        forbidden.forEach(name -> own.add(name.replace('.', '/')));
        Set<String> seen = new HashSet<>();
        Deque<Path> open = new ArrayDeque<>(ClassReferences.classFiles(classes));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (isGiven(file.getKey())) {
                copy(file.getKey(), folder);
            }
        }
        while (!open.isEmpty()) {
            for (String name : references.of(open.pop())) {
                if (own.contains(name) || !seen.add(name)) {
                    continue;
                }
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    if (outermost(file.getKey()).equals(name) && !isGiven(file.getKey())) {
                        copy(file.getKey(), folder);
                        open.push(file.getValue());
                    }
                }
            }
        }
        return folder;
    }

    /** Given classes are in packages below the package of the student; students have them with their sources. */
    private boolean isGiven(String path) {
        return path.indexOf('/', packagePath.length()) >= 0;
    }

    private void copy(String path, Path folder) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        Files.copy(files.get(path), target);
    }

    private static String outermost(String path) {
        String name = path.substring(0, path.length() - CLASS.length());
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
