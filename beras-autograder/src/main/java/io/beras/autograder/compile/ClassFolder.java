package io.beras.autograder.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes class files that the compiler has sent. */
final class ClassFolder {

    private static final int MAGIC_LENGTH = 4;
    private static final byte[] MAGIC = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};

    private ClassFolder() {}

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
            Path path = folder.resolve(name + ".class");
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
