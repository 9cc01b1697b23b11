package io.beras.autograder.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.apache.commons.io.file.PathUtils;

/** Unpacks the native code of a class path into one folder that all users can read, once for a machine and version. */
public final class NativeFolder {

    private static final Pattern NATIVE_JAR = Pattern.compile(".*-(linux|macosx|windows)-[a-z0-9_]+\\.jar");
    private static final Pattern LIBRARY = Pattern.compile(".*\\.so(\\.[0-9]+)*");

    private NativeFolder() {}

    /** Replaces the jars of native code by a folder. */
    static NativeLibraries of(List<Path> classPath, Path cache) throws IOException {
        List<Path> jars = classPath.stream().filter(NativeFolder::isNative).toList();
        List<Path> others = classPath.stream().filter(path -> !isNative(path)).toList();
        if (jars.isEmpty()) {
            return new NativeLibraries(others, unpackedByOthers());
        }
        return new NativeLibraries(others, Optional.of(unpacked(jars, cache)));
    }

    /** A parent that itself runs with unpacked files names their folder. */
    private static Optional<Path> unpackedByOthers() {
        return Boolean.getBoolean("org.bytedeco.javacpp.pathsFirst")
                ? Optional.of(Path.of(System.getProperty("java.library.path")).toAbsolutePath())
                : Optional.empty();
    }

    /** Returns true for a jar of native code, by its name. */
    public static boolean isNative(Path path) {
        return NATIVE_JAR.matcher(path.toString()).matches();
    }

    private static synchronized Path unpacked(List<Path> jars, Path cache) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            names.add(jar.getFileName() + " " + Files.size(jar));
        }
        Path folder = cache.resolve("natives-" + ContentKey.of(names));
        if (!Files.isDirectory(folder)) {
            Path unfinished = Files.createTempDirectory(
                    cache,
                    "unpacking",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            unpack(jars, unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(unfinished, folder);
        }
        return folder;
    }

    /** Unpacks the libraries of jars into a folder. */
    public static void unpack(List<Path> jars, Path folder) throws IOException {
        for (Path jar : jars) {
            unpack(jar, folder);
        }
        linkSecondName(folder);
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(NativeFolder::isLibrary).toList()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                Path target = folder.resolve(name);
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** The bindings of OpenBLAS without LAPACK look for a second name of the same library, which JavaCPP gives to a copy. */
    private static void linkSecondName(Path folder) throws IOException {
        Path library = Path.of("libopenblas.so.0");
        if (Files.exists(folder.resolve(library))) {
            Files.createSymbolicLink(folder.resolve("libopenblas_nolapack.so.0"), library);
        }
    }

    private static boolean isLibrary(JarEntry entry) {
        return LIBRARY.matcher(entry.getName()).matches();
    }

    /** Moves the finished folder to its place; another grader may have been faster. */
    private static void publish(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            PathUtils.deleteDirectory(unfinished);
        }
    }
}
