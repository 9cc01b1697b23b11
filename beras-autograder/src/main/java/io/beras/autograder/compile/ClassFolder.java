package io.beras.autograder.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads class files for the compiler, and writes those that the compiler has sent. */
final class ClassFolder {

    private static final String CLASS = ".class";
    private static final int MAGIC_LENGTH = 4;
    private static final byte[] MAGIC = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};

    private ClassFolder() {}

    /** Returns the class files of a folder by names such as "assignment/Dense$1". */
    static SortedMap<String, byte[]> read(Path folder) throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(CLASS)).toList()) {
                String path = folder.relativize(file).toString();
                String name = path.substring(0, path.length() - CLASS.length());
                classes.put(name.replace(folder.getFileSystem().getSeparator(), "/"), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    /**
     * Writes the class files into a new folder, up to the first that is no class of the submission.
     *
     * @param classes the files by names such as "assignment/Dense$1"
     * @param sources the paths of their sources: a class belongs to the package of a source
     * @return what is wrong with that file
     */
    static Optional<String> write(Path folder, SortedMap<String, byte[]> classes, Set<String> sources)
            throws IOException {
        Set<String> packages = sources.stream().map(ClassFolder::packageOf).collect(Collectors.toSet());
        for (Map.Entry<String, byte[]> file : classes.entrySet()) {
            String name = file.getKey();
            if (!packages.contains(packageOf(name)) || !isClassName(name) || !isClass(file.getValue())) {
                return Optional.of("\"" + name + "\" is no class in " + packages);
            }
            Path path = folder.resolve(name + CLASS);
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return Optional.empty();
    }

    private static String packageOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static boolean isClassName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.isEmpty() && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }

    private static boolean isClass(byte[] content) {
        return content.length > MAGIC_LENGTH && Arrays.equals(content, 0, MAGIC_LENGTH, MAGIC, 0, MAGIC_LENGTH);
    }
}
