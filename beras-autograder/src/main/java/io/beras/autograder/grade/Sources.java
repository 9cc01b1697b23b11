package io.beras.autograder.grade;

import io.beras.autograder.course.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sources by their paths below src/main/java, with '/' on every system, such as "assignment/Dense.java". */
final class Sources {

    private static final String EXTENSION = ".java";

    private Sources() {}

    /** Reads all sources below a folder; without the folder there are none. */
    static SortedMap<String, String> read(Path root) throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> tree = Files.walk(root)) {
                for (Path file :
                        tree.filter(path -> path.toString().endsWith(EXTENSION)).toList()) {
                    sources.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return sources;
    }

    /** Returns the path of the source of a class in a package. */
    static String path(String packageName, String className) {
        return packageName.replace('.', '/') + "/" + className + EXTENSION;
    }

    /** Returns the full name of the class of a source. */
    static String className(String path) {
        return path.substring(0, path.length() - EXTENSION.length()).replace('/', '.');
    }

    /** Returns the simple names of the classes of these parts. */
    static SortedSet<String> classesOf(Collection<Part> parts) {
        SortedSet<String> names = new TreeSet<>();
        parts.forEach(part -> names.addAll(part.classes()));
        return names;
    }
}
