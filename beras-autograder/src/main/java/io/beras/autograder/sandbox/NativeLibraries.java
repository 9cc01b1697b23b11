package io.beras.autograder.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class path and the native code of its libraries.
 *
 * <p>JavaCPP would unpack 410 MB of native code for each new user. With a folder of the unpacked files, which need no write
 * access, it unpacks nothing, and the jars of the native code are not needed.
 *
 * @param classPath the class path; without the jars of native code if there is a folder
 * @param folder the folder of the unpacked files, if another user runs the program
 */
record NativeLibraries(List<Path> classPath, Optional<Path> folder) {

    /** Flags for JavaCPP. */
    List<String> flags(Path childFolder) {
        if (folder.isEmpty()) {
            return List.of("-Dorg.bytedeco.javacpp.cachedir=" + userCache());
        }
        return List.of(
                "-Djava.library.path=" + folder.get(),
                "-Dorg.bytedeco.javacpp.pathsFirst=true",
                "-Dorg.bytedeco.javacpp.cachedir=" + childFolder.resolve("javacpp"));
    }

    /** Returns the files and folders that the program reads. */
    List<Path> readable() {
        List<Path> readable = new ArrayList<>(classPath);
        readable.add(folder.orElseGet(NativeLibraries::userCache));
        return readable;
    }

    private static Path userCache() {
        String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
        return cache == null
                ? Path.of(System.getProperty("user.home"), ".javacpp", "cache")
                : Path.of(cache).toAbsolutePath();
    }
}
