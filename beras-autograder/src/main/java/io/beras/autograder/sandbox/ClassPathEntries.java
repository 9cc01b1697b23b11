package io.beras.autograder.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Reads the entries of a class path, which are jars and folders alike. */
public final class ClassPathEntries {

    private ClassPathEntries() {}

    /** Returns the entries that exist, and after each jar those that its manifest names. */
    public static List<Path> expanded(List<Path> classPath) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        for (Path entry : classPath) {
            add(entry.toAbsolutePath().normalize(), entries);
        }
        return List.copyOf(entries);
    }

    private static void add(Path entry, Set<Path> entries) throws IOException {
        if (Files.exists(entry) && entries.add(entry) && Files.isRegularFile(entry)) {
            for (URI named : namedByManifest(entry)) {
                add(Path.of(named).normalize(), entries);
            }
        }
    }

    private static List<URI> namedByManifest(Path jar) throws IOException {
        List<URI> named = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (value != null) {
                for (String name : value.strip().split("\\s+")) {
                    named.add(jar.toUri().resolve(name));
                }
            }
        }
        return named;
    }

    /** Returns the files of an entry whose names, such as {@code io/beras/core/Tensor.class}, are wanted. */
    static SortedMap<String, byte[]> files(Path entry, Predicate<String> wanted) throws IOException {
        if (Files.isDirectory(entry)) {
            return filesBelow(entry, wanted);
        }
        try (FileSystem jar = FileSystems.newFileSystem(entry, Map.of())) {
            return filesBelow(jar.getPath("/"), wanted);
        }
    }

    private static SortedMap<String, byte[]> filesBelow(Path root, Predicate<String> wanted) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    /** Returns true if a folder, such as {@code io/beras}, is in the entry. */
    static boolean contains(Path entry, String folder) throws IOException {
        if (Files.isDirectory(entry)) {
            return Files.isDirectory(entry.resolve(folder));
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return jar.stream().anyMatch(file -> file.getName().startsWith(folder + "/"));
        }
    }
}
