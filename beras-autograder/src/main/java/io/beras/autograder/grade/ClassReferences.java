package io.beras.autograder.grade;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows the references from class file to class file, within the package of the course. */
final class ClassReferences {

    private static final String CLASS = ".class";

    private final Pattern reference;

    /**
     * Creates the search.
     *
     * @param packagePath the package with '/', such as "assignment/"
     */
    ClassReferences(String packagePath) {
        reference = Pattern.compile(Pattern.quote(packagePath) + "[\\w/]+");
    }

    /**
     * Returns the outermost classes that a class file refers to, such as "assignment/Dense". A class file names other classes
     * in plain text, so a search finds every reference, and perhaps some more.
     */
    Set<String> of(Path classFile) throws IOException {
        Set<String> names = new HashSet<>();
        Matcher matcher = reference.matcher(new String(Files.readAllBytes(classFile), ISO_8859_1));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** Deletes the class files of a folder that these outermost classes don't refer to, directly or through others. */
    void retainReachable(Path folder, Collection<String> from) throws IOException {
        List<Path> files = classFiles(folder);
        Set<String> reached = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            String name = open.pop();
            for (Path file : files) {
                if (outermost(folder, file).equals(name)) {
                    for (String next : of(file)) {
                        if (reached.add(next)) {
                            open.push(next);
                        }
                    }
                }
            }
        }
        for (Path file : files) {
            if (!reached.contains(outermost(folder, file))) {
                Files.delete(file);
            }
        }
    }

    /** Returns the class files below a folder. */
    static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> path.toString().endsWith(CLASS)).collect(Collectors.toList());
        }
    }

    /** Returns the class around the class of a file, such as "assignment/Dense" for "assignment/Dense$1.class". */
    static String outermost(Path folder, Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        String name = path.substring(0, path.length() - CLASS.length());
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
